package io.usdtaggregator.collector.pacing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a platform's budget of requests gives each of many markets, in simulated time, with the collector's own order. More
 * with {@code -Dbudget.markets=50000 -Dbudget.minutes=240}; the figures are in docs/operations/costs.md.
 */
class PollingBudgetTest {
    private static final int MARKETS = Integer.getInteger("budget.markets", 600);
    private static final int MINUTES = Integer.getInteger("budget.minutes", 180);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS_A_MINUTE = 6;
    /** Of a hundred markets: two change three times a minute, eighteen every other minute, the rest twice an hour. */
    private static final int BUSY_PERCENT = 2;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int MOVING_PERCENT = 20;

    @Test
    void a_market_waits_for_as_long_as_the_budget_says_and_the_busy_ones_are_seen_first() {
        System.out.println("| requests a minute of " + MARKETS
                + " markets | once an interval would be | mean wait of busy markets, s"
                + " | of all, s | longest wait, s | putting all in order, CPU ms |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        double before = Double.MAX_VALUE;
        for (double share : new double[] {0.1, 0.25, 0.5, 1}) {
            Simulation simulation = new Simulation((int) (MARKETS * share));
            Result result = simulation.run();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.0f s | %.0f | %.0f | %d | %.1f |%n",
                    simulation.perMinute,
                    60 / share,
                    result.busyWait(),
                    result.meanWait(),
                    result.longestWait(),
                    result.orderMillis());
            assertTrue(result.meanWait() < before, "a larger budget is seen in shorter waits");
            assertTrue(result.busyWait() < result.meanWait(), "busy markets are read more often: " + result);
            assertTrue(
                    result.longestWait() <= 60 / share * 4,
                    "none waits for more than four times what the budget would give all: " + result);
            before = result.meanWait();
        }
    }

    /** Waits are from one read of a market to the next, in seconds. */
    private record Result(double busyWait, double meanWait, long longestWait, double orderMillis) {}

    private static final class Simulation {
        private final Random random = new Random(20261130);
        private final int perMinute;
        private final List<Market> markets = new ArrayList<>();
        private final Map<Market, Integer> places = new HashMap<>();
        private final Map<Market, ReadRecord> reads = new HashMap<>();
        private final Map<Market, MarketActivity> activity = new HashMap<>();
        private final int[] price = new int[MARKETS];
        private final long[] waits = new long[MARKETS];
        private final int[] counted = new int[MARKETS];
        private long longest;
        private long orderNanos;
        private int orders;

        Simulation(int perMinute) {
            this.perMinute = perMinute;
            for (int i = 0; i < MARKETS; i++) {
                Market market = Market.in(letters(i / 2 / 676, 3), letters(i / 2 % 676, 2), TradeType.values()[i % 2]);
                places.put(market, i);
                markets.add(market);
            }
        }

        Result run() {
            Instant now = Instant.ofEpochSecond(1);
            int steps = MINUTES * STEPS_A_MINUTE;
            double budget = 0;
            Pacing pacing = null;
            for (int step = 0; step < steps; step++) {
                move();
                if (step % STEPS_A_MINUTE == 0) {
                    pacing = Pacing.of(markets, activity, INTERVAL, INTERVAL.multipliedBy(5));
                }
                budget += perMinute / (double) STEPS_A_MINUTE;
                long began = THREADS.getCurrentThreadCpuTime();
                List<Market> order = new DueMarkets(reads, now).inOrder(markets.stream(), pacing);
                orderNanos += THREADS.getCurrentThreadCpuTime() - began;
                orders++;
                for (int next = 0; next < order.size() && budget >= 1; next++, budget--) {
                    read(order.get(next), now, step > steps / 3);
                }
                now = now.plus(STEP);
            }
            return result();
        }

        private void move() {
            for (int i = 0; i < MARKETS; i++) {
                if (random.nextDouble() < changesAMinute(i) / STEPS_A_MINUTE) {
                    price[i]++;
                }
            }
        }

        private void read(Market market, Instant now, boolean settled) {
            int place = places.get(market);
            ReadRecord last = reads.put(market, new ReadRecord(market, now, ReadStatus.READ, now, null, null));
            if (settled && last != null) {
                long wait = Duration.between(last.at(), now).toSeconds();
                longest = Math.max(longest, wait);
                waits[place] += wait;
                counted[place]++;
            }
            activity.put(
                    market,
                    activity.getOrDefault(market, MarketActivity.unknown(INTERVAL))
                            .after(now, BigDecimal.valueOf(600L + price[place]), 10, 1, INTERVAL));
        }

        private Result result() {
            double all = 0;
            double busy = 0;
            int seen = 0;
            int seenBusy = 0;
            for (int i = 0; i < MARKETS; i++) {
                if (counted[i] > 0) {
                    double mean = waits[i] / (double) counted[i];
                    all += mean;
                    seen++;
                    if (isBusy(i)) {
                        busy += mean;
                        seenBusy++;
                    }
                }
            }
            return new Result(busy / seenBusy, all / seen, longest, orderNanos / 1e6 / orders);
        }

        private static boolean isBusy(int place) {
            return place % 100 < BUSY_PERCENT;
        }

        private static double changesAMinute(int place) {
            if (isBusy(place)) {
                return 3;
            }
            return place % 100 < MOVING_PERCENT ? 0.5 : 1 / 30.0;
        }

        private static String letters(int number, int length) {
            char[] letters = new char[length];
            Arrays.fill(letters, 'A');
            for (int at = length - 1, left = number; at >= 0; at--, left /= 26) {
                letters[at] = (char) ('A' + left % 26);
            }
            return new String(letters);
        }
    }
}
