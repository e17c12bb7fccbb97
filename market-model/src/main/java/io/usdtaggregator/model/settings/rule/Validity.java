package io.usdtaggregator.model.settings.rule;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** From when until just before when a rule is in force; an end that is {@code null} is open. */
public record Validity(Instant validFrom, Instant validUntil) {
    public static final Validity ALWAYS = new Validity(null, null);

    public boolean holds(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom)) && (validUntil == null || at.isBefore(validUntil));
    }

    /** The instants at which it begins and ends, as far as it does. */
    public Stream<Instant> borders() {
        return Stream.of(validFrom, validUntil).filter(Objects::nonNull);
    }
}
