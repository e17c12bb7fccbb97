package io.usdtaggregator.engine.updates;

import io.usdtaggregator.model.rate.RateProvenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An unchanged rate leaves a tick in each hour (docs/domain.md 8). Pure. */
record Heartbeat(Instant now) {

    /** Whether this hour has no tick yet of a rate that was last computed then. */
    boolean isDue(RateProvenance lastComputed) {
        return lastComputed.computedAt().isBefore(hour());
    }

    private Instant hour() {
        return now.truncatedTo(ChronoUnit.HOURS);
    }
}
