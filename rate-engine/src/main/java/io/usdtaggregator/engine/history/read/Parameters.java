package io.usdtaggregator.engine.history.read;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/** Reads the parameters that questions about history have in common; a wrong one is a 400 that names it. */
final class Parameters {
    private static final String SUBJECT = "a market such as XOF:CI:BUY or a corridor such as XOF:CI:GHS:-";

    private Parameters() {}

    /** The key of a market or corridor. */
    static String subject(String text) {
        if (text == null) {
            throw wrong("subject", SUBJECT);
        }
        return Corridor.isKey(text)
                ? parsed("subject", text, Corridor::parse, SUBJECT).key()
                : parsed("subject", text, Market::parse, SUBJECT).key();
    }

    /** The source policy unless a platform is named. */
    static String source(String text) {
        return text == null ? Rate.POLICY : text;
    }

    static Instant instant(String parameter, String text) {
        return parsed(parameter, text, Instant::parse, "an instant such as 2026-11-23T12:00:00Z");
    }

    /** @param allowed what the parameter may be, in words */
    static <T> T parsed(String parameter, String text, Function<String, T> parse, String allowed) {
        if (text == null) {
            throw wrong(parameter, allowed);
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException notOne) {
            throw wrong(parameter, allowed);
        }
    }

    private static RuntimeException wrong(String parameter, String allowed) {
        return Problem.invalid(FieldError.of(parameter, "malformed", parameter + " must be " + allowed));
    }
}
