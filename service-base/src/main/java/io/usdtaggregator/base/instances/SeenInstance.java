package io.usdtaggregator.base.instances;

import java.time.Duration;
import java.time.Instant;

/**
 * An instance as its service's newest signs tell of it.
 *
 * @param seenAt when its last sign came, by Redis' clock
 * @param silence how long ago that was when it was read, by the same clock
 */
public record SeenInstance(InstanceSign sign, Instant seenAt, Duration silence) {
    /** Two signs may be lost before an instance is taken for gone. */
    private static final int SIGNS_MISSED = 3;

    /** False when it missed several signs: it was killed, hangs, or does not reach Redis. */
    public boolean isAlive() {
        return silence.compareTo(InstanceSigns.EVERY.multipliedBy(SIGNS_MISSED)) <= 0;
    }
}
