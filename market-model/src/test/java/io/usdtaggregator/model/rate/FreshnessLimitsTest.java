package io.usdtaggregator.model.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.settings.FirstStart;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessLimitsTest {
    private static final Instant READ = Instant.parse("2026-08-21T12:00:00Z");

    @Test
    void a_figure_is_fresh_then_stale_then_unavailable() {
        FreshnessLimits limits = FreshnessLimits.of(FirstStart.settings());

        assertEquals(FreshnessStatus.FRESH, limits.status(READ, READ.plusSeconds(300)));
        assertEquals(FreshnessStatus.STALE, limits.status(READ, READ.plusSeconds(301)));
        assertEquals(FreshnessStatus.STALE, limits.status(READ, READ.plusSeconds(900)));
        assertEquals(FreshnessStatus.UNAVAILABLE, limits.status(READ, READ.plusSeconds(901)));
    }

    @Test
    void the_limits_are_never_shorter_than_twice_the_poll_interval() {
        var first = FirstStart.settings();
        var slow = new io.usdtaggregator.model.settings.Settings.Refresh(Duration.ofMinutes(10), true);
        var settings = new io.usdtaggregator.model.settings.Settings(
                1,
                first.currencies(),
                first.platforms(),
                first.sourcePolicy(),
                first.liquidity(),
                first.merchants(),
                first.outliers(),
                first.confidence(),
                first.adjustments(),
                first.crossAdjustments(),
                slow,
                first.freshness(),
                first.alerts());

        assertEquals(new FreshnessLimits(Duration.ofMinutes(20), Duration.ofMinutes(20)), FreshnessLimits.of(settings));
    }
}
