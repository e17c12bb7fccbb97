package io.usdtaggregator.collector.polling;

import java.time.Instant;
import java.util.Optional;

/** Redis's time as the last lease told it: records of reads bear it, and collectors' own clocks may differ. */
final class RedisTime {
    private volatile Optional<LeaseClock> last = Optional.empty();

    void told(LeaseClock clock) {
        last = Optional.of(clock);
    }

    /** This machine's own until a lease has told better. */
    Instant now() {
        return last.map(LeaseClock::now).orElseGet(Instant::now);
    }
}
