package io.usdtaggregator.collector.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlatformWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("XOF", TradeType.SELL);
    private static final Set<Market> BOTH = Set.of(BUY, SELL);

    private final MarketWatchdog watchdog = new MarketWatchdog(Duration.ofSeconds(90), NOON);
    private final PlatformStatus status = new PlatformStatus();
    private final PlatformWatch watch = new PlatformWatch("okx", watchdog, new RunningPolls(MINUTE), status);

    @Test
    void one_unattended_market_makes_the_platform_stuck_until_it_is_attempted() {
        look(false, 0);
        watchdog.attempted(SELL, NOON.plusSeconds(170));

        look(false, 181);

        assertEquals(List.of(BUY), status.unattended());
        assertEquals(Optional.of("not attempted for three intervals: XOF:-:BUY"), status.stuck());

        watchdog.attempted(BUY, NOON.plusSeconds(182));
        look(false, 183);

        assertEquals(List.of(), status.unattended());
        assertEquals(Optional.empty(), status.stuck());
    }

    @Test
    void while_it_is_paused_nothing_is_unattended_and_afterwards_the_count_begins_anew() {
        look(false, 0);
        for (int second = 60; second <= 900; second += 60) {
            look(true, second);
            assertEquals(Optional.empty(), status.stuck());
        }

        look(false, 1080);
        assertEquals(Optional.empty(), status.stuck());

        look(false, 1081);
        assertTrue(status.stuck().isPresent());
    }

    @Test
    void a_budget_that_is_too_small_is_told_and_does_not_make_the_platform_stuck() {
        status.switchedOn(false);
        look(false, 0);
        for (int second = 1; second <= 200; second++) {
            watchdog.attempted(SELL, NOON.plusSeconds(second));
            watchdog.putOff(List.of(BUY), NOON.plusSeconds(second));
        }

        look(false, 200);

        assertEquals(Optional.empty(), status.stuck());
        assertEquals(List.of(BUY), status.putOff());
        assertEquals(
                "the budget of requests is too small, markets that wait for it: 1",
                status.inWords(NOON.plusSeconds(200)));
    }

    private void look(boolean paused, int seconds) {
        watch.look(BOTH, MINUTE, paused, NOON.plusSeconds(seconds));
    }
}
