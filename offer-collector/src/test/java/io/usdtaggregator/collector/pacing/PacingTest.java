package io.usdtaggregator.collector.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Market CI = Market.in("XOF", "CI", TradeType.BUY);
    private static final Market SN = Market.in("XOF", "SN", TradeType.BUY);
    private static final Market TG = Market.in("XOF", "TG", TradeType.BUY);
    private static final List<Market> MARKETS = List.of(CI, SN, TG);

    @Test
    void equally_lively_markets_keep_the_interval() {
        Pacing pacing = Pacing.of(MARKETS, Map.of(), MINUTE, FIVE_MINUTES);
        MARKETS.forEach(market -> assertNear(MINUTE, pacing.interval(market)));
    }

    @Test
    void a_moving_market_is_read_more_often_and_sleeping_ones_less() {
        Pacing pacing = Pacing.of(MARKETS, Map.of(CI, moving(3), SN, moving(0), TG, moving(0)), MINUTE, FIVE_MINUTES);
        assertTrue(pacing.interval(CI).compareTo(MINUTE) < 0);
        assertTrue(pacing.interval(SN).compareTo(MINUTE) > 0);
        assertEquals(pacing.interval(SN), pacing.interval(TG));
    }

    @Test
    void whatever_moves_the_requests_stay_the_same_and_no_market_leaves_its_limits() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Map<Market, MarketActivity> lively = new HashMap<>();
            List<Market> markets = new ArrayList<>();
            for (char c = 'A'; c < 'A' + 1 + random.nextInt(26); c++) {
                Market market = Market.in("XOF", "X" + c, TradeType.SELL);
                markets.add(market);
                double moves = random.nextInt(3) == 0 ? 0 : Math.pow(10, random.nextInt(8) - 4);
                lively.put(market, new MarketActivity(NOW, null, moves, random.nextInt(500), 1 + random.nextInt(15)));
            }
            Duration interval = List.of(Duration.ofSeconds(10), MINUTE, Duration.ofMinutes(30))
                    .get(round % 3);
            Duration stale =
                    FIVE_MINUTES.compareTo(interval.multipliedBy(2)) > 0 ? FIVE_MINUTES : interval.multipliedBy(2);
            Pacing pacing = Pacing.of(markets, lively, interval, stale);
            double requests = 0;
            double budget = 0;
            for (Market market : markets) {
                Duration own = pacing.interval(market);
                assertTrue(own.multipliedBy(4).plusMillis(4).compareTo(interval) >= 0, own + " of " + interval);
                assertTrue(
                        own.multipliedBy(2).minusMillis(2).compareTo(stale) <= 0,
                        "twice " + own + " is not longer than " + stale);
                requests += lively.get(market).requests() * (double) interval.toMillis() / own.toMillis();
                budget += lively.get(market).requests();
            }
            assertTrue(requests <= budget * 1.001, requests + " requests for " + budget);
        }
    }

    @Test
    void a_market_is_as_lively_as_its_best_price_changes() {
        MarketActivity still = MarketActivity.unknown(MINUTE);
        MarketActivity moving = MarketActivity.unknown(MINUTE);
        for (int read = 0; read < 60; read++) {
            Instant at = NOW.plus(MINUTE.multipliedBy(read));
            still = still.after(at, new BigDecimal(read % 2 == 0 ? "600" : "600.00"), 5, 1, MINUTE);
            moving = moving.after(at, new BigDecimal(600 + read), 5, 1, MINUTE);
        }
        assertTrue(still.movesPerMinute() < 0.001, still.toString());
        assertEquals(1, moving.movesPerMinute(), 0.01);
    }

    @Test
    void an_emptied_or_filled_book_has_moved() {
        MarketActivity one = MarketActivity.unknown(MINUTE).after(NOW, null, 0, 1, MINUTE);
        MarketActivity filled = one.after(NOW.plus(MINUTE), BigDecimal.ONE, 1, 1, MINUTE);
        MarketActivity emptied = filled.after(NOW.plus(MINUTE.multipliedBy(2)), null, 0, 1, MINUTE);
        assertTrue(one.movesPerMinute() < filled.movesPerMinute());
        assertTrue(filled.movesPerMinute() < emptied.movesPerMinute());
    }

    @Test
    void moving_markets_come_first_but_one_that_waits_long_has_its_turn() {
        Pacing pacing = Pacing.of(MARKETS, Map.of(CI, moving(3), SN, moving(0), TG, moving(0)), MINUTE, FIVE_MINUTES);
        DueMarkets both = new DueMarkets(Map.of(CI, readAgo(90), SN, readAgo(100), TG, readAgo(2000)), NOW);
        assertEquals(List.of(TG, CI, SN), both.inOrder(MARKETS.stream(), pacing));
        DueMarkets unread = new DueMarkets(Map.of(CI, readAgo(90), TG, readAgo(100)), NOW);
        assertEquals(List.of(SN, CI, TG), unread.inOrder(MARKETS.stream(), pacing));
        assertEquals(Duration.ofSeconds(40), unread.lag(MARKETS.stream(), market -> MINUTE));
    }

    private static ReadRecord readAgo(long seconds) {
        Instant at = NOW.minusSeconds(seconds);
        return new ReadRecord(CI, at, ReadStatus.READ, at, null, null);
    }

    private static MarketActivity moving(double perMinute) {
        return new MarketActivity(NOW, BigDecimal.ONE, perMinute, 10, 1);
    }

    private static void assertNear(Duration expected, Duration actual) {
        assertTrue(expected.minus(actual).abs().compareTo(Duration.ofMillis(10)) < 0, actual.toString());
    }
}
