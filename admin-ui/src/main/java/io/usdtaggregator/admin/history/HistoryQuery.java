package io.usdtaggregator.admin.history;

import io.usdtaggregator.admin.form.TypedTime;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Whose ticks are wanted, from whom, from when to when. */
record HistoryQuery(String subject, String source, Instant from, Instant to) {
    private static final Duration DAY = Duration.ofDays(1);

    /** From when to when as it was typed: instants, or what a browser's field writes, in this zone. */
    record Span(String from, String to, ZoneId zone) {}

    /** What is wrong is refused by its name; without instants the last day is meant. */
    static HistoryQuery read(String subject, String source, Span span, Instant now) {
        Instant end = isEmpty(span.to()) ? now : TypedTime.instant("to", span.to(), span.zone());
        Instant start = isEmpty(span.from()) ? end.minus(DAY) : TypedTime.instant("from", span.from(), span.zone());
        if (!start.isBefore(end)) {
            throw Problem.invalid(FieldError.of("from", "not_before_to", "must be before to"));
        }
        return new HistoryQuery(subject(subject), RateSource.parse(source), start, end);
    }

    String fileName() {
        return "ticks-" + subject.replace(':', '_') + "-" + source + ".csv";
    }

    private static String subject(String text) {
        try {
            return text.chars().filter(sign -> sign == ':').count() == 3
                    ? Corridor.parse(text).key()
                    : Market.parse(text).key();
        } catch (IllegalArgumentException | NullPointerException neither) {
            throw Problem.invalid(FieldError.of(
                    "subject", "not_allowed", "a market such as XOF:CI:BUY, or a corridor such as XOF:CI:GHS:-"));
        }
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
