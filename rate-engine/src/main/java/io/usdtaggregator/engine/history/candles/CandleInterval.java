package io.usdtaggregator.engine.history.candles;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The width of a candle. A day begins at midnight of a time zone, the others at multiples of their width in UTC. */
public enum CandleInterval {
    ONE_MINUTE("1m", 1),
    FIVE_MINUTES("5m", 5),
    FIFTEEN_MINUTES("15m", 15),
    ONE_HOUR("1h", 60),
    FOUR_HOURS("4h", 240),
    ONE_DAY("1d", 1440);

    public static final String ALLOWED = "one of 1m, 5m, 15m, 1h, 4h, 1d";

    private final String code;
    private final int minutes;

    CandleInterval(String code, int minutes) {
        this.code = code;
        this.minutes = minutes;
    }

    public static Optional<CandleInterval> of(String code) {
        return Stream.of(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst();
    }

    /** Whether its candles are kept: those of minutes would be a third of history's rows, and are made of few ticks. */
    boolean isRolledUp() {
        return this != ONE_MINUTE;
    }

    boolean isDay() {
        return this == ONE_DAY;
    }

    int minutes() {
        return minutes;
    }

    /** About how many buckets lie between two instants. */
    public long between(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes() / minutes;
    }

    /** The beginning of the bucket of an instant. */
    Instant floor(Instant at, ZoneId zone) {
        if (isDay()) {
            return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }
        long seconds = minutes * 60L;
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** The first beginning of a bucket that is not before an instant. */
    Instant ceiling(Instant at, ZoneId zone) {
        Instant floor = floor(at, zone);
        return floor.equals(at) ? at : next(floor, zone);
    }

    /** All beginnings of buckets from that of {@code from} on, before {@code to}. */
    List<Instant> beginnings(Instant from, Instant to, ZoneId zone) {
        List<Instant> beginnings = new ArrayList<>();
        for (Instant start = floor(from, zone); start.isBefore(to); start = next(start, zone)) {
            beginnings.add(start);
        }
        return beginnings;
    }

    private Instant next(Instant start, ZoneId zone) {
        return isDay()
                ? start.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                : start.plusSeconds(minutes * 60L);
    }
}
