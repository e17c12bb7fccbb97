package io.usdtaggregator.gateway.webhooks.change;

import io.usdtaggregator.model.number.Decimals;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rate that a webhook was last notified of.
 *
 * @param rateEvents how many notifications there were; 0 before the first
 * @param lastRate {@code null} when it was notified that there is none
 * @param lastComputedAt of that rate; {@code null} before the first notification
 * @param notifiedAt by the database's clock; {@code null} before the first notification
 */
@Embeddable
public record LastNotified(
        long rateEvents,
        BigDecimal lastRate,
        Instant lastComputedAt,
        @Column(name = "last_told_at") Instant notifiedAt) {
    public static final LastNotified NEVER = new LastNotified(0, null, null, null);

    /** After a notification of this rate. */
    public LastNotified with(ObservedRate rate, Instant now) {
        return new LastNotified(rateEvents + 1, rate.number().orElse(null), rate.computedAt(), now);
    }

    /** Whether the last notification is longer ago than the heartbeat allows. */
    public boolean isHeartbeatDue(Optional<Duration> heartbeat, Instant now) {
        return notifiedAt != null
                && heartbeat
                        .filter(longest -> !notifiedAt.plus(longest).isAfter(now))
                        .isPresent();
    }

    /**
     * Why the rate as it is now must be notified; empty when it need not be.
     *
     * @param deviationPct percent of the last notified rate from which a change is notified; 0: every change
     */
    public Optional<ChangeCause> causeToNotify(
            ObservedRate rate, Optional<BigDecimal> deviationPct, boolean heartbeatDue) {
        if (rateEvents == 0) {
            return Optional.of(ChangeCause.FIRST);
        }
        // This gateway's memory is older than the notification.
        if (rate.computedAt().isBefore(lastComputedAt)) {
            return Optional.empty();
        }
        if (deviationPct.isPresent() && availabilityChanged(rate)) {
            return Optional.of(ChangeCause.AVAILABILITY);
        }
        if (deviationPct.isPresent() && deviates(rate, deviationPct.get())) {
            return Optional.of(ChangeCause.DEVIATION);
        }
        return heartbeatDue ? Optional.of(ChangeCause.HEARTBEAT) : Optional.empty();
    }

    /** Percent from the last notified rate to this one; empty where one of them is missing. */
    public Optional<BigDecimal> changePct(ObservedRate rate) {
        return Optional.ofNullable(lastRate).filter(last -> last.signum() != 0).flatMap(last -> rate.number()
                .map(next -> next.subtract(last).multiply(Decimals.HUNDRED).divide(last, Decimals.WORKING)));
    }

    /** A rate grows too old without a new computation, but does not come back without one. */
    private boolean availabilityChanged(ObservedRate rate) {
        boolean lost = lastRate != null && rate.number().isEmpty();
        boolean back = lastRate == null && rate.number().isPresent();
        return lost || (back && rate.computedAt().isAfter(lastComputedAt));
    }

    private boolean deviates(ObservedRate rate, BigDecimal percent) {
        return rate.computedAt().isAfter(lastComputedAt)
                && changePct(rate)
                        .filter(change -> change.signum() != 0)
                        .filter(change -> change.abs().compareTo(percent) >= 0)
                        .isPresent();
    }

    /**
     * The rate of a market or corridor as a gateway has it now.
     *
     * @param number empty when there is none, or it is too old to be given
     */
    public record ObservedRate(Optional<BigDecimal> number, Instant computedAt) {}
}
