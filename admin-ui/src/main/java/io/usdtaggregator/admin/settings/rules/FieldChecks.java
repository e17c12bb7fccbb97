package io.usdtaggregator.admin.settings.rules;

import io.usdtaggregator.base.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the settings, each with its JSON path and what would be right. */
final class FieldChecks {
    static final BigDecimal HUNDRED = new BigDecimal("100");
    static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final int MOST_DECIMALS = 18;
    private static final int LONGEST_NAME = 100;

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    void check(boolean right, String path, String code, String message) {
        check(right, path, code, message, null);
    }

    /** @param allowed what would be right, with commas between; {@code null} where the message says it */
    void check(boolean right, String path, String code, String message, String allowed) {
        if (!right) {
            errors.add(new FieldError(path, code, message, allowed == null ? null : List.of(allowed.split(", "))));
        }
    }

    void required(String path, Object value, String allowed) {
        check(value != null, path, "missing", "is needed", allowed);
    }

    /** A name that people read. */
    void name(String path, String name) {
        boolean right = name != null && !name.isBlank() && name.length() <= LONGEST_NAME;
        check(right, path, "missing", "needs a name of up to " + LONGEST_NAME + " characters");
    }

    void between(String path, int value, int least, int most) {
        String range = "from " + least + " to " + most;
        check(value >= least && value <= most, path, "out_of_range", "must be " + range, "a whole number " + range);
    }

    /** A decimal from 0 to {@code most}. */
    void amount(String path, BigDecimal value, BigDecimal most) {
        String range = "a decimal from 0 to " + most.toPlainString();
        check(
                value != null && value.signum() >= 0 && value.compareTo(most) <= 0 && value.scale() <= MOST_DECIMALS,
                path,
                "out_of_range",
                "must be " + range + " with up to " + MOST_DECIMALS + " places",
                range);
    }

    void optionalAmount(String path, BigDecimal value) {
        if (value != null) {
            amount(path, value, LARGEST);
        }
    }

    /** A percentage that may be negative, or left out. */
    void optionalPercent(String path, BigDecimal percent) {
        check(
                percent == null
                        || percent.abs().compareTo(new BigDecimal("1000")) <= 0 && percent.scale() <= MOST_DECIMALS,
                path,
                "out_of_range",
                "must be from -1000 to 1000 percent, or left out");
    }
}
