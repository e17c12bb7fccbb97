package io.usdtaggregator.engine.history;

import java.util.Optional;
import java.util.stream.Stream;

/** The width of a candle. */
enum CandleInterval {
    ONE_MINUTE("1m", "1 minute"),
    FIVE_MINUTES("5m", "5 minutes"),
    FIFTEEN_MINUTES("15m", "15 minutes"),
    ONE_HOUR("1h", "1 hour"),
    FOUR_HOURS("4h", "4 hours"),
    ONE_DAY("1d", "1 day");

    static final String ALLOWED = "one of 1m, 5m, 15m, 1h, 4h, 1d";

    private final String code;
    private final String width;

    CandleInterval(String code, String width) {
        this.code = code;
        this.width = width;
    }

    static Optional<CandleInterval> of(String code) {
        return Stream.of(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst();
    }

    boolean isDay() {
        return this == ONE_DAY;
    }

    /** The beginning of a tick's bucket, in SQL; a day begins in the zone of the fifth value. */
    String bucket() {
        return isDay()
                ? "date_trunc('day', at, $5::text)"
                : "date_bin('" + width + "', at, timestamptz '2000-01-01 00:00:00+00')";
    }
}
