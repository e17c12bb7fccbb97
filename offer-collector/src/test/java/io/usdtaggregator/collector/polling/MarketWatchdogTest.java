package io.usdtaggregator.collector.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketWatchdogTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("XOF", TradeType.SELL);
    private static final List<Market> BOTH = List.of(BUY, SELL);

    private final MarketWatchdog watchdog = new MarketWatchdog(Duration.ofSeconds(90), NOON);

    @Test
    void a_market_without_an_attempt_for_three_intervals_is_unattended() {
        watchdog.attempted(SELL, NOON.plusSeconds(100));

        assertEquals(List.of(), watchdog.unattended(BOTH, MINUTE, NOON.plusSeconds(180)));
        assertEquals(List.of(BUY), watchdog.unattended(BOTH, MINUTE, NOON.plusSeconds(181)));
        assertEquals(BOTH, watchdog.unattended(BOTH, MINUTE, NOON.plusSeconds(281)));
    }

    @Test
    void only_a_platform_without_any_attempt_is_frozen() {
        watchdog.attempted(SELL, NOON.plusSeconds(100));

        assertFalse(watchdog.isFrozen(MINUTE, NOON.plusSeconds(280)));
        assertTrue(watchdog.isFrozen(MINUTE, NOON.plusSeconds(281)));
    }

    @Test
    void time_in_which_the_platform_could_not_be_asked_does_not_count() {
        watchdog.restart(NOON.plusSeconds(600));

        assertEquals(List.of(), watchdog.unattended(BOTH, MINUTE, NOON.plusSeconds(780)));
        assertFalse(watchdog.isFrozen(MINUTE, NOON.plusSeconds(780)));
        assertEquals(BOTH, watchdog.unattended(BOTH, MINUTE, NOON.plusSeconds(781)));
    }

    @Test
    void a_short_interval_leaves_time_for_one_whole_read() {
        Duration second = Duration.ofSeconds(1);

        assertEquals(List.of(), watchdog.unattended(BOTH, second, NOON.plusSeconds(90)));
        assertEquals(BOTH, watchdog.unattended(BOTH, second, NOON.plusSeconds(91)));
    }
}
