package io.usdtaggregator.collector.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * Redis's time at the lease, carried on by this machine's monotonic clock: collectors whose clocks differ still agree.
 */
public record LeaseClock(long redisMillis, long nanosThen) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    public Instant now() {
        return Instant.ofEpochMilli(redisMillis + elapsedMillis());
    }

    public Duration elapsed() {
        return Duration.ofMillis(elapsedMillis());
    }

    public long elapsedMillis() {
        return (System.nanoTime() - nanosThen) / NANOS_PER_MILLI;
    }
}
