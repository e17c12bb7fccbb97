package io.usdtaggregator.engine.history.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The records, written whole by this engine, that later ones of the same market and source are written relative to. */
final class BaseRecords {
    /** The longer, the less whole records; but what is read needs its base, and a book drifts away from it. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Map<Integer, Base> bases = new ConcurrentHashMap<>();

    /**
     * A record that others are written relative to.
     *
     * @param subject with {@code at} and {@code version} the row that holds it
     * @param record as it is read back
     */
    record Base(int subject, Instant at, long version, ObjectNode record) {}

    /** Of the same month, so that a record never outlives its base. */
    Optional<Base> of(int subject, Instant at) {
        return Optional.ofNullable(bases.get(subject))
                .filter(base -> !base.at().isAfter(at)
                        && Duration.between(base.at(), at).compareTo(LONGEST) <= 0
                        && month(base.at()).equals(month(at)));
    }

    /** Only what is written for certain. */
    void keep(Base written) {
        bases.put(written.subject(), written);
    }

    void forget() {
        bases.clear();
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
