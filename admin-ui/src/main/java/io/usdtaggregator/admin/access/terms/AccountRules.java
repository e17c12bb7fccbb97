package io.usdtaggregator.admin.access.terms;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an integrator's account must keep to; everything that is not right is named at once. Pure. */
public final class AccountRules {
    private static final Set<String> GROUPS = Set.of(Access.INTEGRATOR, Access.OPERATOR);

    private AccountRules() {}

    /** @param found what is wrong with the name and the password */
    public static void checkNew(List<FieldError> found, Set<String> groups, Quota quota) {
        List<FieldError> wrong = new ArrayList<>(found);
        groups(groups, wrong);
        wrong.addAll(KeyRules.quota(quota));
        refuse(wrong);
    }

    /** @param found what is wrong with the password */
    public static void check(List<FieldError> found, AccountChange change) {
        List<FieldError> wrong = new ArrayList<>(found);
        change.groups().ifPresent(groups -> groups(groups, wrong));
        change.quota().ifPresent(quota -> wrong.addAll(KeyRules.quota(quota)));
        refuse(wrong);
    }

    private static void groups(Set<String> groups, List<FieldError> wrong) {
        if (groups.isEmpty() || !GROUPS.containsAll(groups)) {
            wrong.add(FieldError.of("groups", "not_allowed", "one or both of integrator, operator"));
        }
    }

    private static void refuse(List<FieldError> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }
}
