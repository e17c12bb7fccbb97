package io.usdtaggregator.gateway.webhooks.dispatch;

import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.delivery.Delivery;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;

/** What follows from an attempt: the delivery is finished, or attempted again later. */
final class RetryPolicy {
    private final BackOff backOff;
    private final Duration longest;
    private final Duration giveUpAfter;

    RetryPolicy(WebhookConfig config) {
        this.backOff = new BackOff(config.firstBackOff(), config.longestBackOff());
        this.longest = config.longestBackOff();
        this.giveUpAfter = config.giveUpAfter();
    }

    /** @param random from 0 to 1: spreads those who failed together */
    void apply(Delivery delivery, DeliveryAttempt attempt, Instant now, double random) {
        delivery.attempted(attempt);
        Instant end = delivery.createdAt().plus(giveUpAfter);
        if (attempt.isDelivered()) {
            delivery.finish(DeliveryStatus.DELIVERED, now);
        } else if (attempt.isGone() || !now.isBefore(end)) {
            delivery.finish(DeliveryStatus.FAILED, now);
        } else {
            // The last attempt is made when its time ends, however long the wait would be.
            Instant next = now.plus(wait(delivery, attempt, random));
            delivery.retryAt(next.isBefore(end) ? next : end);
        }
    }

    /** The receiver may ask for more time than we would give, not for less, and not for any. */
    private Duration wait(Delivery delivery, DeliveryAttempt attempt, double random) {
        Duration ours = backOff.after(delivery.attemptCount(), random);
        Duration asked = attempt.retryAfter().orElse(Duration.ZERO);
        Duration bounded = asked.compareTo(longest) < 0 ? asked : longest;
        return bounded.compareTo(ours) > 0 ? bounded : ours;
    }

    /** How long to wait after a failed attempt: three times longer each time, up to a limit, spread by a tenth. */
    record BackOff(Duration first, Duration longest) {
        private static final int FACTOR = 3;
        private static final double SPREAD = 0.1;

        /**
         * @param failed attempts so far, at least 1
         * @param random from 0 to 1: spreads those who failed together
         */
        Duration after(int failed, double random) {
            long millis = first.toMillis();
            for (int i = 1; i < failed && millis < longest.toMillis(); i++) {
                millis *= FACTOR;
            }
            long bounded = Math.min(millis, longest.toMillis());
            return Duration.ofMillis(Math.round(bounded * (1 + SPREAD * (2 * random - 1))));
        }
    }
}
