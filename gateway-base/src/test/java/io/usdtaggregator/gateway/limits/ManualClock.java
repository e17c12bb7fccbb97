package io.usdtaggregator.gateway.limits;

import io.github.bucket4j.TimeMeter;
import java.util.function.Supplier;

/** Stands still but for what a test says. */
final class ManualClock implements TimeMeter {
    private long now;

    <T> T at(long nanos, Supplier<T> what) {
        now = nanos;
        return what.get();
    }

    void run(long nanos, Runnable what) {
        now = nanos;
        what.run();
    }

    @Override
    public long currentTimeNanos() {
        return now;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
