package io.usdtaggregator.collector.pacing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fixed against adaptive polling in simulated time: the same seeded markets, the same number of requests. */
class AdaptivePollingTest {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration STALE = Duration.ofMinutes(5);
    private static final int SECONDS = 6 * 3600;
    /** Two markets that change every 20 s, eight every 2 min, the others every 30 min. */
    private static final int[] SECONDS_BETWEEN_CHANGES = {20, 20, 120, 120, 120, 120, 120, 120, 120, 120};

    private static final int SLEEPING = 1800;
    private static final int MARKETS = 36;

    @Test
    void a_change_of_price_is_seen_sooner_with_no_more_requests() {
        Result fixed = new Simulation(false).run();
        Result adaptive = new Simulation(true).run();

        System.out.printf(
                "mean age of a price change when it becomes visible: fixed %.1f s with %d requests, adaptive %.1f s with %d%n",
                fixed.meanAge(), fixed.requests(), adaptive.meanAge(), adaptive.requests());
        assertTrue(adaptive.requests() <= fixed.requests(), adaptive + " against " + fixed);
        assertTrue(adaptive.meanAge() < fixed.meanAge() * 0.75, adaptive + " against " + fixed);
        assertTrue(adaptive.longestWait() < STALE.toSeconds(), "a book became stale: " + adaptive);
    }

    private record Result(int requests, double meanAge, long longestWait) {}

    private static final class Simulation {
        private final boolean adaptive;
        private final Random random = new Random(20261123);
        private final List<Market> markets = new ArrayList<>();
        private final Map<Market, MarketActivity> lively = new HashMap<>();
        private final Map<Market, Integer> prices = new HashMap<>();
        private final Map<Market, Integer> lastRead = new HashMap<>();
        private final Map<Market, List<Integer>> unseen = new HashMap<>();
        private int requests;
        private long ages;
        private int changes;
        private long longestWait;

        Simulation(boolean adaptive) {
            this.adaptive = adaptive;
            for (char country = 'A'; country < 'A' + MARKETS / 2; country++) {
                for (TradeType type : TradeType.values()) {
                    markets.add(Market.in("XOF", "X" + country, type));
                }
            }
        }

        Result run() {
            for (int second = 0; second < SECONDS; second++) {
                for (int i = 0; i < MARKETS; i++) {
                    change(
                            markets.get(i),
                            i < SECONDS_BETWEEN_CHANGES.length ? SECONDS_BETWEEN_CHANGES[i] : SLEEPING,
                            second);
                }
                Pacing pacing = Pacing.of(markets, lively, INTERVAL, STALE);
                for (int i = 0; i < MARKETS; i++) {
                    readWhenDue(markets.get(i), i, second, pacing);
                }
            }
            return new Result(requests, ages / (double) changes, longestWait);
        }

        private void change(Market market, int mean, int second) {
            if (random.nextDouble() < 1.0 / mean) {
                prices.merge(market, 1, Integer::sum);
                unseen.computeIfAbsent(market, any -> new ArrayList<>()).add(second);
            }
        }

        private void readWhenDue(Market market, int index, int second, Pacing pacing) {
            int last = lastRead.getOrDefault(market, index - (int) INTERVAL.toSeconds());
            Duration interval = adaptive ? pacing.interval(market) : INTERVAL;
            if (Duration.ofSeconds(second - last).compareTo(interval) < 0) {
                return;
            }
            requests++;
            longestWait = Math.max(longestWait, second - last);
            lastRead.put(market, second);
            List<Integer> seen = unseen.getOrDefault(market, List.of());
            seen.forEach(at -> ages += second - at);
            changes += seen.size();
            unseen.remove(market);
            MarketActivity before = lively.getOrDefault(market, MarketActivity.unknown(INTERVAL));
            BigDecimal best = new BigDecimal(600 + prices.getOrDefault(market, 0));
            lively.put(market, before.after(Instant.ofEpochSecond(1 + second), best, 10, 1, INTERVAL));
        }
    }
}
