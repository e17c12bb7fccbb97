package io.usdtaggregator.engine.history.read;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/** From when (included) to when (excluded) history is asked for. */
record HistorySpan(Instant from, Instant to) {
    private static final Duration DEFAULT = Duration.ofDays(1);

    HistorySpan {
        if (!from.isBefore(to)) {
            throw Problem.invalid(FieldError.of("from", "not_before_to", "from must be before to"));
        }
    }

    /** Both may be {@code null}: without them the last day. */
    static HistorySpan of(String from, String to) {
        // A tick of this very moment is part of "until now".
        Instant end = to == null ? Instant.now().plusSeconds(1) : Parameters.instant("to", to);
        return new HistorySpan(from == null ? end.minus(DEFAULT) : Parameters.instant("from", from), end);
    }
}
