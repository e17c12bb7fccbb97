package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.model.rate.FreshnessLimits;
import io.usdtaggregator.model.rate.FreshnessStatus;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges the age of what is served now: by staff's limits, and by the caller's {@code max_age}. */
public record Freshness(FreshnessLimits limits, Instant servedAt, Optional<Duration> maxAge) {

    public FreshnessStatus status(Instant observedAt) {
        return limits.status(observedAt, servedAt);
    }

    /** Why a figure of this age is not given; empty when it is. */
    public Optional<UnavailableReason> tooOld(Instant observedAt) {
        if (status(observedAt) == FreshnessStatus.UNAVAILABLE) {
            return Optional.of(UnavailableReason.TOO_OLD);
        }
        return maxAge.filter(most -> Duration.between(observedAt, servedAt).compareTo(most) > 0)
                .map(most -> UnavailableReason.MAX_AGE_EXCEEDED);
    }

    /** The last instants at which a figure of that age is still fresh, still given, and young enough for the caller. */
    public Stream<Instant> bordersOf(Instant observedAt) {
        return Stream.concat(Stream.of(limits.staleAfter(), limits.unavailableAfter()), maxAge.stream())
                .map(observedAt::plus);
    }

    /** Whole seconds, never below 0: clocks may differ a little. {@code null} for what was never observed. */
    public Long ageSeconds(Instant observedAt) {
        return observedAt == null
                ? null
                : Math.max(0, Duration.between(observedAt, servedAt).toSeconds());
    }
}
