package io.usdtaggregator.admin.livedata;

import io.usdtaggregator.model.settings.Budget;
import java.time.Duration;
import java.time.Instant;

/**
 * How much of a platform's budget all collectors together use now.
 *
 * @param percent of the requests that may be sent at once; 100: the next one has to wait
 * @param pause how much longer the platform is left alone; zero for not at all
 */
public record BudgetUse(int percent, Duration pause) {
    private static final double MILLIS_A_MINUTE = 60_000;
    private static final int WHOLE = 100;

    /** @param bookedUntil up to which millisecond requests are booked, as the collectors' script keeps it; 0 for none */
    static BudgetUse of(Budget budget, double bookedUntil, Duration pause, Instant now) {
        double spacing = MILLIS_A_MINUTE / Math.max(1, budget.requestsPerMinute());
        double ahead = Math.max(0, bookedUntil - now.toEpochMilli()) / spacing;
        return new BudgetUse(
                (int) Math.min(WHOLE, Math.round(WHOLE * ahead / Math.max(1, budget.burst()))),
                Duration.ofSeconds(pause.toSeconds()));
    }

    public boolean isPaused() {
        return !pause.isZero();
    }
}
