package io.usdtaggregator.admin.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the engine answers when it is asked for candles. */
public final class Candles {
    private static final int OF_A_DAY = 96;

    private Candles() {}

    /** The last day in quarters of an hour, from 600 up to 619. */
    public static String ofADay() {
        Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(23, ChronoUnit.HOURS);
        return IntStream.range(0, OF_A_DAY)
                .mapToObj(at -> candle(first.plus(15L * at, ChronoUnit.MINUTES), 600 + at % 20))
                .collect(Collectors.joining(",", "{\"candles\":[", "]}"));
    }

    private static String candle(Instant start, int open) {
        return "{\"start\":\"" + start + "\",\"open\":\"" + open + "\",\"high\":\"" + (open + 3) + "\",\"low\":\""
                + (open - 2) + "\",\"close\":\"" + (open + 1) + "\",\"count\":4}";
    }
}
