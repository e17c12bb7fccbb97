package io.usdtaggregator.admin.pricerules;

import io.quarkus.qute.TemplateExtension;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Durations as fields of a form hold them: in minutes, {@code 1.5} for a minute and a half. */
@TemplateExtension
public final class Minutes {
    private static final BigDecimal SECONDS = new BigDecimal(60);
    private static final int MOST_DIGITS = 6;

    private Minutes() {}

    /** The field's text as ISO 8601; a problem that names the field where it is not a number of whole seconds. */
    static String duration(MultivaluedMap<String, String> form, String field, Locale locale) {
        String text = FormText.decimalOrNull(form, field, locale);
        if (text == null || !text.matches("\\d{1," + MOST_DIGITS + "}(\\.\\d{1,4})?")) {
            throw Problem.invalid(FieldError.of(field, "malformed", "must be a number of minutes, such as 1.5"));
        }
        BigDecimal seconds = new BigDecimal(text).multiply(SECONDS);
        return Duration.ofSeconds(seconds.setScale(0, RoundingMode.HALF_UP).longValueExact())
                .toString();
    }

    /** What the field shows. */
    public static String inMinutes(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds())
                .divide(SECONDS, 4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
