package io.usdtaggregator.collector.pacing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * How much a market moved, as of its last read.
 *
 * @param best its best price then, {@code null} when it had none
 * @param movesPerMinute how often that price changes: 0.5 means once in two minutes, older reads counting less
 * @param offers how many offers it had
 * @param requests how many requests its read took
 */
public record MarketActivity(Instant at, BigDecimal best, double movesPerMinute, int offers, int requests) {
    private static final double MILLIS_A_MINUTE = 60_000;
    /** After so many intervals a read counts for a third. */
    private static final int MEMORY = 5;

    private static final double UNKNOWN_MOVES_AN_INTERVAL = 0.5;

    /** Before the first read: as active as most. */
    public static MarketActivity unknown(Duration interval) {
        return new MarketActivity(Instant.EPOCH, null, UNKNOWN_MOVES_AN_INTERVAL / minutes(interval), 0, 1);
    }

    /** Whether figures that were stored earlier can be reckoned with. */
    boolean isUsable() {
        return at != null && requests > 0 && Double.isFinite(movesPerMinute);
    }

    /** After one more read. */
    public MarketActivity after(Instant now, BigDecimal bestNow, int offersNow, int requestsNow, Duration interval) {
        if (at.equals(Instant.EPOCH)) {
            return new MarketActivity(now, bestNow, movesPerMinute, offersNow, Math.max(1, requestsNow));
        }
        double elapsed = Math.max(minutes(Duration.between(at, now)), 1 / MILLIS_A_MINUTE);
        double kept = Math.exp(-elapsed / (minutes(interval) * MEMORY));
        double seen = moved(bestNow) ? 1 / elapsed : 0;
        return new MarketActivity(
                now, bestNow, movesPerMinute * kept + seen * (1 - kept), offersNow, Math.max(1, requestsNow));
    }

    private boolean moved(BigDecimal bestNow) {
        if (best == null || bestNow == null) {
            return best != bestNow;
        }
        return best.compareTo(bestNow) != 0;
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / MILLIS_A_MINUTE;
    }
}
