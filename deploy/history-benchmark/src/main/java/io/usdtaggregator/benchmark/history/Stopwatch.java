package io.usdtaggregator.benchmark.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Times a question that is asked again and again, each time about another subject. */
final class Stopwatch {
    private static final int WARM_UP = 20;
    private static final int TIMES = 100;
    private static final double NANOS_A_MILLI = 1e6;

    private Stopwatch() {}

    /** A row of the table: median and 95th percentile in milliseconds, and the rows that came at last. */
    static String row(String name, ToLongFunction<String> question) {
        long[] nanos = new long[TIMES];
        long rows = 0;
        for (int time = -WARM_UP; time < TIMES; time++) {
            String subject = FilledHistory.subject(Math.floorMod(time * 37, FilledHistory.SUBJECTS));
            long begin = System.nanoTime();
            rows = question.applyAsLong(subject);
            if (time >= 0) {
                nanos[time] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f |",
                name,
                rows,
                nanos[TIMES / 2] / NANOS_A_MILLI,
                nanos[TIMES * 95 / 100] / NANOS_A_MILLI);
    }
}
