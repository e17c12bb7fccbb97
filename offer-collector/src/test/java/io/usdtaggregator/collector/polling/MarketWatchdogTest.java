package io.usdtaggregator.collector.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarketWatchdogTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("XOF", TradeType.SELL);
    private static final Set<Market> BOTH = Set.of(BUY, SELL);

    private final MarketWatchdog watchdog = new MarketWatchdog(Duration.ofSeconds(90), NOON);

    @BeforeEach
    void both_sides_are_read_each_minute() {
        watchdog.expect(BOTH, MINUTE, NOON);
    }

    @Test
    void a_market_without_an_attempt_for_three_intervals_is_unattended_however_well_the_others_do() {
        attemptedEachMinute(SELL, 180);

        assertEquals(List.of(), watchdog.unattended(after(180)));
        assertEquals(List.of(BUY), watchdog.unattended(after(181)));
    }

    @Test
    void markets_without_an_attempt_come_longest_first() {
        watchdog.attempted(SELL, after(10));

        assertEquals(List.of(BUY, SELL), watchdog.unattended(after(300)));
    }

    @Test
    void an_attempt_makes_a_market_attended_again() {
        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(200))));

        watchdog.attempted(BUY, after(200));

        assertEquals(List.of(SELL), watchdog.unattended(after(201)));
    }

    @Test
    void a_market_that_is_put_off_because_the_budget_is_used_up_is_attended_to_and_waits_for_the_budget() {
        for (int second = 1; second <= 600; second++) {
            watchdog.attempted(SELL, after(second));
            watchdog.putOff(List.of(BUY), after(second));
        }

        assertEquals(List.of(), watchdog.unattended(after(600)));
        assertEquals(List.of(BUY), watchdog.waitingForBudget(after(600)));
    }

    @Test
    void a_market_that_was_put_off_and_then_read_does_not_wait_for_the_budget() {
        watchdog.putOff(List.of(BUY), after(60));
        watchdog.seen(Map.of(BUY, read(ReadStatus.REFUSED, after(100), null)), after(120), after(120));
        watchdog.putOff(List.of(BUY), after(270));

        assertEquals(List.of(), watchdog.waitingForBudget(after(271)));
    }

    @Test
    void where_nothing_at_all_is_attempted_no_budget_is_used_up() {
        for (int second = 1; second <= 181; second++) {
            watchdog.putOff(BOTH, after(second));
        }

        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(181))));
    }

    @Test
    void what_other_collectors_read_is_attended_to_by_their_clock() {
        Instant redisNow = after(7200);
        watchdog.seen(Map.of(BUY, read(ReadStatus.READ, redisNow.minusSeconds(50), redisNow)), redisNow, after(150));

        assertEquals(List.of(SELL), watchdog.unattended(after(280)));
        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(281))));
    }

    @Test
    void a_record_of_a_read_that_is_still_to_come_says_nothing() {
        watchdog.seen(Map.of(BUY, read(ReadStatus.READ, after(9000), null)), after(100), after(100));

        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(181))));
    }

    @Test
    void a_throttled_read_counts_from_the_good_one_before_it() {
        watchdog.putOff(List.of(BUY), after(1));
        watchdog.attempted(BUY, after(170));
        watchdog.seen(Map.of(BUY, read(ReadStatus.THROTTLED, after(170), null)), after(180), after(180));

        assertEquals(List.of(BUY), watchdog.waitingForBudget(after(182)));
    }

    @Test
    void a_new_market_counts_from_its_activation() {
        Market late = Market.zone("GHS", TradeType.BUY);
        attemptedEachMinute(BUY, 600);
        attemptedEachMinute(SELL, 600);
        watchdog.expect(Set.of(BUY, SELL, late), MINUTE, after(600));

        assertEquals(List.of(), watchdog.unattended(after(600)));
        attemptedEachMinute(BUY, 780);
        attemptedEachMinute(SELL, 780);
        assertEquals(List.of(late), watchdog.unattended(after(781)));
    }

    @Test
    void a_market_that_was_deactivated_for_a_while_counts_from_its_return() {
        watchdog.expect(Set.of(BUY), MINUTE, after(10));
        attemptedEachMinute(BUY, 600);
        watchdog.expect(BOTH, MINUTE, after(600));

        assertEquals(List.of(), watchdog.unattended(after(601)));
    }

    @Test
    void a_shorter_interval_counts_from_the_change() {
        watchdog.expect(BOTH, Duration.ofMinutes(30), NOON);

        watchdog.expect(BOTH, MINUTE, after(1500));

        assertEquals(List.of(), watchdog.unattended(after(1680)));
        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(1681))));
    }

    @Test
    void settings_that_leave_the_interval_as_it_is_do_not_start_the_count_anew() {
        watchdog.expect(BOTH, MINUTE, after(170));

        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(181))));
    }

    @Test
    void time_in_which_the_platform_could_not_be_asked_does_not_count() {
        watchdog.restart(after(600));

        assertEquals(List.of(), watchdog.unattended(after(780)));
        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(781))));
    }

    @Test
    void a_short_interval_leaves_time_for_one_whole_read() {
        watchdog.expect(BOTH, Duration.ofSeconds(1), NOON);

        assertEquals(List.of(), watchdog.unattended(after(90)));
        assertEquals(BOTH, Set.copyOf(watchdog.unattended(after(91))));
    }

    private void attemptedEachMinute(Market market, int seconds) {
        for (int second = 60; second <= seconds; second += 60) {
            watchdog.attempted(market, after(second));
        }
    }

    private static ReadRecord read(ReadStatus status, Instant at, Instant lastGoodAt) {
        return new ReadRecord(BUY, at, status, lastGoodAt, null, null);
    }

    private static Instant after(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
