package io.usdtaggregator.admin.history;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.rate.Rate;

/** Whose rates are wanted, as an address says it. */
public final class RateSource {
    private static final String PLATFORM = "[a-z0-9_-]{1,40}";

    private RateSource() {}

    /** {@link Rate#POLICY} for nothing; what cannot be the code of a platform is refused. */
    public static String parse(String typed) {
        String source = typed == null || typed.isEmpty() ? Rate.POLICY : typed;
        if (!source.matches(PLATFORM)) {
            throw Problem.invalid(FieldError.of("source", "not_allowed", "policy, or the code of a platform"));
        }
        return source;
    }
}
