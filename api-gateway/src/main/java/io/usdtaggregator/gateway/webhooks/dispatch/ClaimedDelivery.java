package io.usdtaggregator.gateway.webhooks.dispatch;

import io.usdtaggregator.gateway.webhooks.delivery.WebhookMessage;
import io.usdtaggregator.gateway.webhooks.secret.WebhookSecret;
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
}
