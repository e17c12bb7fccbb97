package io.usdtaggregator.collector.budget;

import io.usdtaggregator.model.settings.Budget;
import java.time.Duration;
import java.time.Instant;

/** How many tokens a platform's bucket had when this collector last looked, and what has come in since. */
record RemainingTokens(Budget budget, long left, Instant at) {
    private static final double MILLIS_A_MINUTE = 60_000;

    /** Requests that might be sent at once. */
    double at(Instant now) {
        double cameIn = Duration.between(at, now).toMillis() * (double) budget.requestsPerMinute() / MILLIS_A_MINUTE;
        return Math.min(budget.burst(), left + cameIn);
    }
}
