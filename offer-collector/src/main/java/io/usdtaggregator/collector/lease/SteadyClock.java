package io.usdtaggregator.collector.lease;

import java.time.Instant;
import java.time.InstantSource;

/**
 * This machine's time at the start, carried on by its monotonic clock: a clock that is set meanwhile makes no market due
 * late, and hides none that waits.
 */
public final class SteadyClock implements InstantSource {
    private final Instant started = Instant.now();
    private final long nanosThen = System.nanoTime();

    @Override
    public Instant instant() {
        return started.plusNanos(System.nanoTime() - nanosThen);
    }
}
