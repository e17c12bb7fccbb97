package io.usdtaggregator.benchmark.load;

import java.time.Duration;

/** When the requests of a run are due, in nanoseconds since its start. */
interface Pace {
    long NEVER = Long.MAX_VALUE;

    /** The instant at which request number {@code index} is due, or {@link #NEVER}. */
    long due(long index, long now);

    static Pace constant(double perSecond, Duration length) {
        long total = (long) (perSecond * length.toNanos() / 1e9);
        return (index, now) -> index < total ? (long) (index * 1e9 / perSecond) : NEVER;
    }

    static Pace unbounded(Duration length) {
        return (index, now) -> now < length.toNanos() ? now : NEVER;
    }
}
