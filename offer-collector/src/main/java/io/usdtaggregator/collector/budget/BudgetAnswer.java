package io.usdtaggregator.collector.budget;

import java.time.Duration;

/**
 * How asking for a slot or a token ended.
 *
 * @param delay until the grant counts, or until asking again makes sense
 */
public record BudgetAnswer(Grant grant, Duration delay) {

    public enum Grant {
        GRANTED,
        NOT_NOW,
        PAUSED
    }

    /** The same, this much later. */
    public BudgetAnswer after(Duration elapsed) {
        return new BudgetAnswer(grant, elapsed.compareTo(delay) < 0 ? delay.minus(elapsed) : Duration.ZERO);
    }

    /** @param code 1 granted, 0 not now, -1 paused, as the scripts answer */
    public static BudgetAnswer of(long code, long millis) {
        Grant grant = code == 1 ? Grant.GRANTED : code == 0 ? Grant.NOT_NOW : Grant.PAUSED;
        return new BudgetAnswer(grant, Duration.ofMillis(millis));
    }
}
