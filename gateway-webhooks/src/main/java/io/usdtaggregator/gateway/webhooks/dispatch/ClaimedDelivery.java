package io.usdtaggregator.gateway.webhooks.dispatch;

import io.usdtaggregator.gateway.webhooks.delivery.WebhookMessage;
import io.usdtaggregator.gateway.webhooks.secret.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message that this gateway has claimed to deliver now.
 *
 * @param number of the delivery
 * @param secrets each signs, so that its owner may replace one without a gap; none where they cannot be decrypted
 */
record ClaimedDelivery(Claim claim, String url, List<WebhookSecret> secrets, long number, WebhookMessage message) {

    /**
     * The claim of a webhook.
     *
     * @param id once another gateway has taken over, it is another
     */
    record Claim(UUID webhook, String accountId, UUID id, ClaimLease lease) {}

    UUID webhook() {
        return claim.webhook();
    }

    String accountId() {
        return claim.accountId();
    }

    /** The header {@code webhook-signature}: one signature of each secret. */
    String signature(Instant at) {
        return secrets.stream()
                .map(secret -> secret.sign(message.id(), at, message.body()))
                .collect(Collectors.joining(" "));
    }

    /**
     * Until when a claim is ours alone, by a clock that nobody sets. It counts from before the claim, so that it ends here
     * before another gateway may take over.
     *
     * @param from of {@link System#nanoTime()}
     */
    record ClaimLease(long from, Duration length) {

        static ClaimLease of(Duration length) {
            return new ClaimLease(System.nanoTime(), length);
        }

        /** Whether less than this is left of it. */
        boolean endsWithin(Duration time) {
            return System.nanoTime() - from > length.minus(time).toNanos();
        }
    }
}
