package io.usdtaggregator.model.freshness;

import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;

/** Up to {@code staleAfter} a figure is fresh, up to {@code unavailableAfter} stale, then unavailable. */
public record FreshnessLimits(Duration staleAfter, Duration unavailableAfter) {

    /**
     * Of what is read on a platform: as staff set them, but never shorter than twice its poll interval (docs/domain.md, 6), as
     * long as it is polled at all.
     *
     * @param platform its code; {@code null} for what came from none
     */
    public static FreshnessLimits of(Settings settings, String platform) {
        Duration shortest =
                settings.pollInterval(platform).orElse(Duration.ZERO).multipliedBy(2);
        return new FreshnessLimits(
                longer(settings.freshness().staleAfter(), shortest),
                longer(settings.freshness().unavailableAfter(), shortest));
    }

    public FreshnessStatus status(Instant observedAt, Instant servedAt) {
        Duration age = Duration.between(observedAt, servedAt);
        if (age.compareTo(staleAfter) <= 0) {
            return FreshnessStatus.FRESH;
        }
        return age.compareTo(unavailableAfter) <= 0 ? FreshnessStatus.STALE : FreshnessStatus.UNAVAILABLE;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
