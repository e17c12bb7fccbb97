package io.usdtaggregator.collector.lease;

import java.time.Instant;
import java.util.Optional;

/** Redis's time as the last lease gave it: records of reads bear it, and collectors' own clocks may differ. */
public final class RedisTime {
    private volatile Optional<LeaseClock> last = Optional.empty();

    public void set(LeaseClock clock) {
        last = Optional.of(clock);
    }

    /** This machine's own time until the first lease. */
    public Instant now() {
        return last.map(LeaseClock::now).orElseGet(Instant::now);
    }
}
