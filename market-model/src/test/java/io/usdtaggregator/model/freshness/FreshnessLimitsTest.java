package io.usdtaggregator.model.freshness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshnessLimitsTest {
    private static final Instant READ = Instant.parse("2026-08-21T12:00:00Z");

    @Test
    void a_figure_is_fresh_then_stale_then_unavailable() {
        FreshnessLimits limits = FreshnessLimits.of(FirstStart.settings(), "binance");

        assertEquals(FreshnessStatus.FRESH, limits.status(READ, READ.plusSeconds(300)));
        assertEquals(FreshnessStatus.STALE, limits.status(READ, READ.plusSeconds(301)));
        assertEquals(FreshnessStatus.STALE, limits.status(READ, READ.plusSeconds(900)));
        assertEquals(FreshnessStatus.UNAVAILABLE, limits.status(READ, READ.plusSeconds(901)));
    }

    @Test
    void the_limits_of_a_platform_are_never_shorter_than_twice_its_own_poll_interval() {
        Settings settings = refreshing(every(1), Map.of("okx", every(30), "bybit", every(4)));

        assertEquals(limits(60, 60), FreshnessLimits.of(settings, "okx"));
        assertEquals(limits(8, 15), FreshnessLimits.of(settings, "bybit"));
        assertEquals(limits(5, 15), FreshnessLimits.of(settings, "binance"));
    }

    @Test
    void a_platform_that_is_not_polled_has_the_limits_as_staff_set_them() {
        Settings settings = refreshing(every(1), Map.of("okx", new Refresh(Duration.ofMinutes(30), false)));
        Settings paused = refreshing(new Refresh(Duration.ofMinutes(30), false), Map.of());

        assertEquals(limits(5, 15), FreshnessLimits.of(settings, "okx"));
        assertEquals(limits(5, 15), FreshnessLimits.of(paused, "binance"));
        assertEquals(limits(5, 15), FreshnessLimits.of(refreshing(every(30), Map.of()), "kucoin"), "switched off");
        assertEquals(limits(5, 15), FreshnessLimits.of(refreshing(every(30), Map.of()), null));
        assertEquals(limits(60, 60), FreshnessLimits.of(refreshing(every(30), Map.of()), "binance"));
    }

    private static FreshnessLimits limits(int staleMinutes, int unavailableMinutes) {
        return new FreshnessLimits(Duration.ofMinutes(staleMinutes), Duration.ofMinutes(unavailableMinutes));
    }

    private static Refresh every(int minutes) {
        return new Refresh(Duration.ofMinutes(minutes), true);
    }

    /** All but kucoin are active. */
    private static Settings refreshing(Refresh all, Map<String, Refresh> own) {
        Settings first = FirstStart.settings();
        return first.draft()
                .platforms(first.platforms().stream()
                        .map(platform -> new PlatformSetting(
                                platform.code(),
                                platform.name(),
                                !platform.code().equals("kucoin"),
                                platform.isDefault(),
                                platform.budget(),
                                own.get(platform.code())))
                        .toList())
                .refresh(all)
                .build();
    }
}
