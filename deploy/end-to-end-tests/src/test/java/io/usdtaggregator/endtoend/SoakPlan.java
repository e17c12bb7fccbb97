package io.usdtaggregator.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Which fault comes next, how long it lasts and how long all is quiet after it: the same for the same seed. */
final class SoakPlan {
    private static final int SHORTEST_FAULT_SECONDS = 5;
    private static final int LONGEST_FAULT_SECONDS = 25;
    private static final int LONGEST_QUIET_SECONDS = 20;

    private final List<String> faults;
    private final Random random;

    /** @param faults their names, in their order */
    SoakPlan(List<String> faults, long seed) {
        this.faults = faults;
        this.random = new Random(seed);
    }

    /** One fault of the plan. */
    record Entry(String fault, Duration lasts, Duration quiet) {}

    Entry next() {
        String fault = faults.get(random.nextInt(faults.size()));
        int lasts = SHORTEST_FAULT_SECONDS + random.nextInt(LONGEST_FAULT_SECONDS - SHORTEST_FAULT_SECONDS + 1);
        return new Entry(
                fault, Duration.ofSeconds(lasts), Duration.ofSeconds(random.nextInt(LONGEST_QUIET_SECONDS + 1)));
    }
}
