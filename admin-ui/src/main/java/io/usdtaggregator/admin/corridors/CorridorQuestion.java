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
 * @param amount of {@code from}, or of {@code to} where {@code isReceived}; empty: none was typed
 * @param isReceived so much is to arrive; else so much is given
 * @param typed the amount as it was typed
 * @param methodFrom how the client pays; empty: in any way
 * @param methodTo how the client is paid; empty: in any way
 */
public record CorridorQuestion(
        Corridor corridor,
        Optional<BigDecimal> amount,
        boolean isReceived,
        String typed,
        String methodFrom,
        String methodTo) {
    /** The value of the field that says that the amount is what arrives. */
    static final String RECEIVED = "received";

    private static final int LONGEST = 40;

    /** Refuses an amount that is no number above 0, or may be read in two ways. */
    static CorridorQuestion of(Typed typed, Corridor corridor, Locale locale) {
        return typed.of(corridor, number(typed.amount(), locale));
    }

    /** The same without the amount, which could not be read. */
    static CorridorQuestion withoutAmount(Typed typed, Corridor corridor) {
        return typed.of(corridor, Optional.empty());
    }

    /**
     * The fields as they were typed.
     *
     * @param side which of both amounts it is
     */
    record Typed(String amount, String side, String methodFrom, String methodTo) {
        Typed {
            amount = orEmpty(amount).trim();
            side = orEmpty(side);
            methodFrom = orEmpty(methodFrom);
            methodTo = orEmpty(methodTo);
        }

        private CorridorQuestion of(Corridor corridor, Optional<BigDecimal> number) {
            return new CorridorQuestion(corridor, number, RECEIVED.equals(side), amount, methodFrom, methodTo);
        }
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
