package io.usdtaggregator.engine.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When what was published is written: shortly after the first publication, together with those that follow closely, and so
 * many times a second at most. What is not written yet is what a loss of Redis costs (docs/domain.md, 8). Pure.
 */
public final class WritePace {
    /** What is published within this time of the first is written with it: both sides of a place, as a rule. */
    static final Duration GATHERED = Duration.ofMillis(200);
    /** From one write to the next, so that many publications cost PostgreSQL two transactions a second. */
    static final Duration BETWEEN = Duration.ofMillis(500);

    private final LongSupplier nanoTime;
    private long earliest;
    private boolean isPlanned;

    public WritePace() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock that only goes forward, as {@link System#nanoTime} */
    public WritePace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.earliest = nanoTime.getAsLong();
    }

    /** Something was published. Returns in how long the caller has to write; empty where a planned write takes it along. */
    public synchronized Optional<Duration> published() {
        if (isPlanned) {
            return Optional.empty();
        }
        isPlanned = true;
        return Optional.of(Duration.ofNanos(Math.max(GATHERED.toNanos(), earliest - nanoTime.getAsLong())));
    }

    /** Whether a write is planned that has not begun. */
    public synchronized boolean isPlanned() {
        return isPlanned;
    }

    /** The planned write begins: what is published from now on needs another. */
    public synchronized void begins() {
        isPlanned = false;
        earliest = nanoTime.getAsLong() + BETWEEN.toNanos();
    }
}
