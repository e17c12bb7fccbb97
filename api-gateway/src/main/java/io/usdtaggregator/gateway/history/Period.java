package io.usdtaggregator.gateway.history;

import io.usdtaggregator.gateway.http.input.Query;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** From when to when; without parameters the last day. */
record Period(Instant from, Instant to) {
    private static final Duration DEFAULT = Duration.ofDays(1);
    private static final String FORM = "an instant such as 2026-08-21T12:00:00Z";

    static Period read(Query query, Instant now) {
        Optional<Instant> to = instant(query, "to");
        Optional<Instant> from = instant(query, "from");
        Instant end = to.orElse(now);
        Instant start = from.orElse(end.minus(DEFAULT));
        if (!start.isBefore(end)) {
            query.wrong("from", "not_before_to", "from must be before to");
        }
        return new Period(start, end);
    }

    private static Optional<Instant> instant(Query query, String name) {
        return query.matching(name, text -> parse(text).isPresent(), FORM).flatMap(Period::parse);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant())
                    .filter(instant -> instant.isAfter(Instant.EPOCH) && instant.getEpochSecond() < 32_503_680_000L);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
