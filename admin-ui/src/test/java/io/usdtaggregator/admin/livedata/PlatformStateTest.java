package io.usdtaggregator.admin.livedata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlatformStateTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final Settings SETTINGS = FirstStart.settings();
    private static final PlatformSetting BINANCE = SETTINGS.platform("binance").orElseThrow();
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("XOF", TradeType.SELL);

    @Test
    void the_market_that_was_read_longest_ago_is_next_and_the_newest_error_is_the_last() {
        PlatformState state = state(List.of(read(BUY, 50), failed(SELL, 20)));

        assertEquals(BUY, state.next().market());
        assertEquals(Duration.ofSeconds(10), state.next().dueIn());
        assertEquals(1, state.read());
        assertEquals(1, state.failing());
        assertEquals("HTTP 403", FailureText.httpStatus(state.lastFailure()));
        assertEquals(NOON.minusSeconds(50), state.lastGoodAt());
    }

    @Test
    void a_market_whose_interval_is_over_is_late() {
        assertEquals(
                Duration.ofSeconds(30), state(List.of(read(BUY, 90))).next().late());
        assertNull(state(List.of()).next(), "nothing was read yet");
    }

    @Test
    void a_platform_is_out_when_none_of_its_markets_is_read() {
        assertTrue(state(List.of(failed(BUY, 5), failed(SELL, 5))).isOut());
    }

    @Test
    void the_budget_in_use_is_what_is_booked_ahead() {
        Budget budget = new Budget(60, 10, 4);

        assertEquals(50, use(budget, NOON.plusSeconds(5)).percent());
        assertEquals(100, use(budget, NOON.plusSeconds(60)).percent());
        assertEquals(0, use(budget, NOON.minusSeconds(5)).percent());
    }

    @Test
    void latency_is_of_the_last_good_reads_of_all_markets() {
        ReadLatency latency =
                state(List.of(took(BUY, 120, 90, 400), took(SELL, 2000, 100))).latency();

        assertEquals(new ReadLatency(120, 2000, 5), latency);
        assertEquals(
                new ReadLatency(90, 400, 2), state(List.of(took(BUY, 400, 90))).latency());
        assertNull(state(List.of(read(BUY, 5), failed(SELL, 5))).latency(), "no read says how long it took");
    }

    private static BudgetUse use(Budget budget, Instant bookedUntil) {
        return BudgetUse.of(budget, bookedUntil.toEpochMilli(), Duration.ZERO, NOON);
    }

    private static PlatformState state(List<ReadRecord> reads) {
        return PlatformState.of(BINANCE, SETTINGS, reads, new BudgetUse(0, Duration.ZERO), NOON);
    }

    private static ReadRecord read(Market market, int secondsAgo) {
        Instant at = NOON.minusSeconds(secondsAgo);
        return new ReadRecord(market, at, ReadStatus.READ, at, null, null);
    }

    private static ReadRecord took(Market market, long... millis) {
        return new ReadRecord(
                market,
                NOON,
                ReadStatus.READ,
                NOON,
                null,
                null,
                LongStream.of(millis).boxed().toList());
    }

    private static ReadRecord failed(Market market, int secondsAgo) {
        Instant at = NOON.minusSeconds(secondsAgo);
        return new ReadRecord(
                market,
                at,
                ReadStatus.REFUSED,
                null,
                at,
                new ReadRecord.Failure(at, ReadStatus.REFUSED, "HTTP 403", 212));
    }
}
