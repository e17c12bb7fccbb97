package io.usdtaggregator.simulator.market;

import java.util.Random;

/** A currency's fair price, which all its markets share: a seeded random walk, so that sides do not cross by chance. */
final class FairPriceWalk {
    private static final int STEP_PARTS_PER_MILLION = 400;
    private static final int FARTHEST_PARTS_PER_MILLION = 30_000;

    private final Random walk;
    private long step;
    private long drift;

    FairPriceWalk(String fiat, long seed) {
        this.walk = new Random(seed ^ fiat.hashCode());
    }

    /** How far the price is from where it started, in parts per million. */
    synchronized long driftAt(long wantedStep) {
        while (step < wantedStep) {
            step++;
            drift += walk.nextInt(2 * STEP_PARTS_PER_MILLION + 1) - STEP_PARTS_PER_MILLION;
            drift = Math.max(-FARTHEST_PARTS_PER_MILLION, Math.min(FARTHEST_PARTS_PER_MILLION, drift));
        }
        return drift;
    }
}
