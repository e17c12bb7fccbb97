package io.usdtaggregator.admin.corridors;

import io.usdtaggregator.admin.form.DecimalText;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked of the calculator.
 *
 * @param amount of {@code from}; empty: none was typed
 * @param typed the amount as it was typed
 * @param methodFrom how the client pays; empty: in any way
 * @param methodTo how the client is paid; empty: in any way
 */
public record CorridorQuestion(
        Corridor corridor, Optional<BigDecimal> amount, String typed, String methodFrom, String methodTo) {
    private static final int LONGEST = 40;

    /** Refuses an amount that is no number above 0, or may be read in two ways. */
    static CorridorQuestion of(Corridor corridor, String amount, String methodFrom, String methodTo, Locale locale) {
        String typed = amount == null ? "" : amount.trim();
        return new CorridorQuestion(corridor, number(typed, locale), typed, orEmpty(methodFrom), orEmpty(methodTo));
    }

    /** The same without the amount, which could not be read. */
    static CorridorQuestion withoutAmount(Corridor corridor, String typed, String methodFrom, String methodTo) {
        return new CorridorQuestion(corridor, Optional.empty(), typed, orEmpty(methodFrom), orEmpty(methodTo));
    }

    private static Optional<BigDecimal> number(String typed, Locale locale) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        String plain = typed.length() > LONGEST ? "" : DecimalText.plain("amount", typed, locale);
        if (!plain.matches("\\d{1,15}(\\.\\d{1,8})?") || new BigDecimal(plain).signum() == 0) {
            throw Problem.invalid(FieldError.of("amount", "malformed", "a number above 0, of at most 15 digits"));
        }
        return Optional.of(new BigDecimal(plain));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
