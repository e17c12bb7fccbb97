package io.usdtaggregator.gateway.history;

import io.usdtaggregator.gateway.http.input.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From when to when; without parameters the last day. */
record Period(Instant from, Instant to) {
    private static final Duration DEFAULT = Duration.ofDays(1);

    static Period read(Query query, Instant now) {
        Optional<Instant> to = query.instant("to", "an instant");
        Optional<Instant> from = query.instant("from", "an instant");
        Instant end = to.orElse(now);
        Instant start = from.orElse(end.minus(DEFAULT));
        if (!start.isBefore(end)) {
            query.wrong("from", "not_before_to", "from must be before to");
        }
        return new Period(start, end);
    }
}
