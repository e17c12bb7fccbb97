package io.usdtaggregator.collector.pacing;

import io.usdtaggregator.model.market.Market;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each market is worth reading, with as many requests as reading all of them once an interval. A change of
 * price is seen soonest on average when a market's frequency grows with the square root of its changes per request; no
 * market is read more than four times as often as the interval says, none so seldom that it would become stale.
 */
public final class Pacing {
    private static final double FASTEST = 4;
    private static final double SLOWEST = 4;
    /** A figure must outlive one failed read: "stale after" is never shorter than twice the pace. */
    private static final double PACES_UNTIL_STALE = 2;

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    /** What a market counts for that has not moved for long, in moves an interval; zones are asked for most. */
    private static final double REST = 0.05;

    private static final double REST_OF_A_ZONE = 0.1;
    private static final double MANY_OFFERS = 100;
    private static final int BISECTIONS = 50;

    private final Duration interval;
    private final Map<Market, Double> frequencies;

    private Pacing(Duration interval, Map<Market, Double> frequencies) {
        this.interval = interval;
        this.frequencies = frequencies;
    }

    /** @param staleAfter the age at which a book stops being fresh, at least twice the interval */
    public static Pacing of(
            Collection<Market> markets, Map<Market, MarketActivity> activity, Duration interval, Duration staleAfter) {
        double untilStale = staleAfter.toMillis() / (double) interval.toMillis();
        double slowest = Math.min(SLOWEST, Math.max(1, untilStale / PACES_UNTIL_STALE));
        Map<Market, Double> weights = new HashMap<>();
        Map<Market, Integer> costs = new HashMap<>();
        for (Market market : markets) {
            MarketActivity one = activity.getOrDefault(market, MarketActivity.unknown(interval));
            costs.put(market, one.requests());
            weights.put(market, weight(market, one, interval));
        }
        return new Pacing(interval, withinBudget(weights, costs, 1 / slowest));
    }

    /** From one poll of this market to the next. */
    public Duration interval(Market market) {
        Duration own = Duration.ofMillis(Math.round(interval.toMillis() / frequencies.getOrDefault(market, 1.0)));
        return own.compareTo(SHORTEST) < 0 ? SHORTEST : own;
    }

    private static double weight(Market market, MarketActivity activity, Duration interval) {
        double moves = activity.movesPerMinute()
                * interval.toMillis()
                / Duration.ofMinutes(1).toMillis();
        double busy = 1 + Math.min(activity.offers(), MANY_OFFERS) / MANY_OFFERS;
        double rest = (market.isZone() ? REST_OF_A_ZONE : REST) * busy;
        return Math.sqrt((moves + rest) / activity.requests());
    }

    /** The frequencies in that proportion, within their limits, that need no more requests than one read each. */
    private static Map<Market, Double> withinBudget(
            Map<Market, Double> weights, Map<Market, Integer> costs, double least) {
        double budget = costs.values().stream().mapToInt(Integer::intValue).sum();
        double low = 0;
        double high = FASTEST
                / weights.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(1);
        for (int i = 0; i < BISECTIONS; i++) {
            double scale = (low + high) / 2;
            double needed = weights.entrySet().stream()
                    .mapToDouble(one -> costs.get(one.getKey()) * frequency(one.getValue(), scale, least))
                    .sum();
            if (needed > budget) {
                high = scale;
            } else {
                low = scale;
            }
        }
        double scale = low;
        Map<Market, Double> frequencies = new HashMap<>();
        weights.forEach((market, weight) -> frequencies.put(market, frequency(weight, scale, least)));
        return frequencies;
    }

    private static double frequency(double weight, double scale, double least) {
        return Math.min(FASTEST, Math.max(least, weight * scale));
    }
}
