package io.usdtaggregator.admin.liverates;

import io.usdtaggregator.base.internal.history.Candle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A day of a rate as one small line.
 *
 * @param points of an SVG polyline in a field of {@link #WIDTH} by {@link #HEIGHT}
 * @param low the lowest close of the day
 * @param high the highest close of the day
 * @param percent from the day's first rate to its last, in percent
 */
public record DayLine(String points, BigDecimal low, BigDecimal high, BigDecimal percent) {
    static final int WIDTH = 100;
    static final int HEIGHT = 24;
    private static final double MARGIN = 2;

    /** {@code null} without candles. */
    static DayLine of(List<Candle> candles, Instant until) {
        if (candles.isEmpty()) {
            return null;
        }
        BigDecimal low = candles.stream()
                .map(Candle::close)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        BigDecimal high = candles.stream()
                .map(Candle::close)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant from = until.minus(Duration.ofDays(1));
        String points = candles.stream()
                .map(candle -> x(candle.start(), from) + "," + y(candle.close(), low, high))
                .collect(Collectors.joining(" "));
        BigDecimal last = candles.get(candles.size() - 1).close();
        return new DayLine(
                points + " " + WIDTH + "," + y(last, low, high),
                low,
                high,
                percent(candles.get(0).open(), last));
    }

    private static BigDecimal percent(BigDecimal first, BigDecimal last) {
        return last.subtract(first).movePointRight(2).divide(first, MathContext.DECIMAL64);
    }

    public boolean isRising() {
        return percent.signum() > 0;
    }

    public boolean isFalling() {
        return percent.signum() < 0;
    }

    private static String x(Instant at, Instant from) {
        double part = Duration.between(from, at).toMillis()
                / (double) Duration.ofDays(1).toMillis();
        return tenths(Math.max(0, Math.min(1, part)) * WIDTH);
    }

    /** A rate that did not move is a line in the middle. */
    private static String y(BigDecimal close, BigDecimal low, BigDecimal high) {
        double span = high.subtract(low).doubleValue();
        double part = span == 0 ? 0.5 : high.subtract(close).doubleValue() / span;
        return tenths(MARGIN + part * (HEIGHT - 2 * MARGIN));
    }

    private static String tenths(double place) {
        return BigDecimal.valueOf(place).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
