package io.usdtaggregator.admin.access.terms;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.access.Access.Quota;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What staff may agree with an account or a key; what is not right is named, all of it at once. */
public final class KeyRules {
    private static final int MOST_ADDRESSES = 50;
    private static final int LONGEST_NAME = 100;

    private KeyRules() {}

    /** @param before of a key that is changed: that it expired meanwhile is no reason to refuse another name */
    public static void check(KeyTerms terms, Optional<KeyTerms> before, Set<String> ofAccount, Instant now) {
        List<FieldError> wrong = new ArrayList<>();
        if (terms.name() == null || terms.name().isBlank() || terms.name().length() > LONGEST_NAME) {
            wrong.add(error("name", "missing", "1 to 100 characters, to tell keys apart"));
        }
        if (terms.groups() != null && (terms.groups().isEmpty() || !ofAccount.containsAll(terms.groups()))) {
            wrong.add(error("groups", "not_allowed", "of the account's groups: " + String.join(", ", ofAccount)));
        }
        boolean stands = before.map(KeyTerms::expiresAt)
                .filter(expired -> expired.equals(terms.expiresAt()))
                .isPresent();
        if (terms.expiresAt() != null && !stands && !terms.expiresAt().isAfter(now)) {
            wrong.add(error("expires_at", "out_of_range", "an instant that is still to come"));
        }
        wrong.addAll(addresses(terms.allowedIps()));
        if (terms.quota() != null) {
            wrong.addAll(quota(terms.quota()));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    static List<FieldError> quota(Quota quota) {
        List<FieldError> wrong = new ArrayList<>();
        if (quota.requestsPerMinute() < 1 || quota.requestsPerMinute() > KeyTerms.MOST_A_MINUTE) {
            wrong.add(error(
                    "quota.requests_per_minute", "out_of_range", "a whole number from 1 to " + KeyTerms.MOST_A_MINUTE));
        }
        if (quota.burst() < 1 || quota.burst() > KeyTerms.MOST_A_MINUTE) {
            wrong.add(error("quota.burst", "out_of_range", "a whole number from 1 to " + KeyTerms.MOST_A_MINUTE));
        }
        if (quota.monthly() != null && quota.monthly() < 0) {
            wrong.add(error("quota.monthly", "out_of_range", "a whole number from 0, or nothing for no limit"));
        }
        if (quota.pricePerCall() == null
                || quota.pricePerCall().signum() < 0
                || quota.pricePerCall().scale() > 10
                || quota.pricePerCall().precision() > 20) {
            wrong.add(error("quota.price_per_call", "out_of_range", "US dollars from 0, at most 10 decimals"));
        }
        return wrong;
    }

    private static List<FieldError> addresses(List<String> addresses) {
        List<FieldError> wrong = new ArrayList<>();
        if (addresses.size() > MOST_ADDRESSES) {
            wrong.add(error("allowed_ips", "too_many", "at most " + MOST_ADDRESSES + " addresses or blocks"));
        }
        for (int at = 0; at < addresses.size(); at++) {
            String field = "allowed_ips[" + at + "]";
            AddressRules.wrong(addresses.get(at)).ifPresent(why -> wrong.add(error(field, "malformed", why)));
        }
        return wrong;
    }

    private static FieldError error(String field, String code, String message) {
        return new FieldError(field, code, message, null);
    }
}
