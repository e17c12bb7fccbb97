package io.usdtaggregator.gateway.webhooks;

import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a webhook was last told of its rate.
 *
 * @param events how often it was told anything; 0 before the first time
 * @param rate empty when it was told that there is none
 * @param computedAt of the rate it was told; {@code null} before the first time
 * @param heartbeatDue whether that is longer ago than its heartbeat allows
 */
record Told(long events, Optional<BigDecimal> rate, Instant computedAt, boolean heartbeatDue) {

    /**
     * Whether the rate as it is now must be told, and why.
     *
     * @param deviationPct percent of the last told rate from which a change is told; 0: every change
     */
    Optional<Cause> causeToTell(Reading now, Optional<BigDecimal> deviationPct) {
        if (events == 0) {
            return Optional.of(Cause.FIRST);
        }
        // A gateway whose memory is older than what was told has nothing to say.
        if (now.computedAt().isBefore(computedAt)) {
            return Optional.empty();
        }
        if (deviationPct.isPresent() && availabilityChanged(now)) {
            return Optional.of(Cause.AVAILABILITY);
        }
        if (deviationPct.isPresent() && deviates(now, deviationPct.get())) {
            return Optional.of(Cause.DEVIATION);
        }
        return heartbeatDue ? Optional.of(Cause.HEARTBEAT) : Optional.empty();
    }

    /** Percent from the last told rate to this one; empty where one of them is missing. */
    Optional<BigDecimal> changePct(Reading now) {
        return rate.filter(last -> last.signum() != 0).flatMap(last -> now.number()
                .map(next -> next.subtract(last).multiply(Decimals.HUNDRED).divide(last, Decimals.WORKING)));
    }

    /** The same computation grows too old in time, but never young again. */
    private boolean availabilityChanged(Reading now) {
        boolean lost = rate.isPresent() && now.number().isEmpty();
        boolean back = rate.isEmpty() && now.number().isPresent();
        return lost || (back && now.computedAt().isAfter(computedAt));
    }

    private boolean deviates(Reading now, BigDecimal percent) {
        return now.computedAt().isAfter(computedAt)
                && changePct(now)
                        .filter(change -> change.signum() != 0)
                        .filter(change -> change.abs().compareTo(percent) >= 0)
                        .isPresent();
    }
}
