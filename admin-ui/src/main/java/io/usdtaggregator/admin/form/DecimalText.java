package io.usdtaggregator.admin.form;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a number as people of either language type or paste it: {@code 1,5}, {@code 29 000} with any kind of space,
 * {@code 1.234,5}. What may be a thousand or a fraction is asked back, never guessed. Pure.
 */
public final class DecimalText {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PLAIN = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    private static final Pattern SPACED = Pattern.compile("[-+]?\\d{1,3}([\\s\\p{Z}]\\d{3})+([.,]\\d+)?");
    private static final Pattern ONE_SEPARATOR = Pattern.compile("[-+]?(\\d+)([.,])(\\d+)");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINT = Pattern.compile("[-+]?\\d{1,3}(\\.\\d{3})+(,\\d+)?");

    private DecimalText() {}

    /**
     * The number as JSON writes it, such as {@code 29000.5}; a text that is no number stays as it is, for the checks of
     * the field to refuse.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem naming the field, where the number may be read in two ways
     */
    public static String plain(String field, String text, Locale locale) {
        String trimmed = SPACES.matcher(text).replaceAll(" ").trim();
        if (SPACED.matcher(trimmed).matches()) {
            return plain(field, trimmed.replace(" ", ""), locale, false);
        }
        return plain(field, trimmed, locale, true);
    }

    private static String plain(String field, String text, Locale locale, boolean mayBeGrouped) {
        var one = ONE_SEPARATOR.matcher(text);
        if (one.matches()) {
            char decimal = locale.getLanguage().equals("fr") ? ',' : '.';
            boolean looksGrouped = one.group(3).length() == 3
                    && one.group(1).length() <= 3
                    && !one.group(1).startsWith("0");
            if (mayBeGrouped && looksGrouped && one.group(2).charAt(0) != decimal) {
                throw ambiguous(field, text);
            }
            return text.replace(',', '.');
        }
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        if (GROUPED_BY_COMMA.matcher(text).matches()) {
            return text.replace(",", "");
        }
        return GROUPED_BY_POINT.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : text;
    }

    private static RuntimeException ambiguous(String field, String text) {
        String thousands = text.replaceAll("[.,]", "");
        String fraction = text.replace(',', '.');
        return Problem.invalid(FieldError.of(
                field,
                "ambiguous",
                "may be " + thousands + " or " + fraction + ": write it without a separator of thousands, or with more"
                        + " decimals"));
    }
}
