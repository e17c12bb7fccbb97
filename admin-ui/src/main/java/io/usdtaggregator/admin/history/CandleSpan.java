package io.usdtaggregator.admin.history;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Spans that charts show, each with the width of its candles: at most 400 of them. */
public enum CandleSpan {
    HOUR("1m", Duration.ofHours(1)),
    DAY("15m", Duration.ofDays(1)),
    WEEK("1h", Duration.ofDays(7)),
    MONTH("4h", Duration.ofDays(30)),
    YEAR("1d", Duration.ofDays(365));

    private final String interval;
    private final Duration length;

    CandleSpan(String interval, Duration length) {
        this.interval = interval;
        this.length = length;
    }

    /** {@code day} is {@link #DAY}; empty for what is none. */
    public static Optional<CandleSpan> parse(String word) {
        return Stream.of(values()).filter(span -> span.word().equals(word)).findFirst();
    }

    /** How addresses name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String interval() {
        return interval;
    }

    public Duration length() {
        return length;
    }
}
