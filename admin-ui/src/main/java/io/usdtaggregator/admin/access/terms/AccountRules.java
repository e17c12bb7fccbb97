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
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private AccountRules() {}

    public static void checkNew(String username, String password, Set<String> groups, Quota quota) {
        List<FieldError> wrong = new ArrayList<>();
        if (username == null || !username.matches("[A-Za-z0-9._@-]{3,100}")) {
            wrong.add(FieldError.of("username", "malformed", "3 to 100 letters, digits or . _ @ -"));
        }
        password(password, wrong);
        groups(groups, wrong);
        wrong.addAll(KeyRules.quota(quota));
        refuse(wrong);
    }

    public static void check(AccountChange change) {
        List<FieldError> wrong = new ArrayList<>();
        change.password().ifPresent(password -> password(password, wrong));
        change.groups().ifPresent(groups -> groups(groups, wrong));
        change.quota().ifPresent(quota -> wrong.addAll(KeyRules.quota(quota)));
        refuse(wrong);
    }

    private static void password(String password, List<FieldError> wrong) {
        if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            wrong.add(
                    FieldError.of("password", "length", SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters"));
        }
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
