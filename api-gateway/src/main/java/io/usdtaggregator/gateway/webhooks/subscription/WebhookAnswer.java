package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A webhook as the API shows it.
 *
 * @param disabledAt when its target answered 410; {@code null} for most
 */
public record WebhookAnswer(
        UUID id,
        String url,
        EventType event,
        @JsonUnwrapped WatchedSubject watched,
        @JsonUnwrapped NotificationTerms terms,
        Instant createdAt,
        Instant disabledAt) {

    static WebhookAnswer of(Webhook webhook) {
        return new WebhookAnswer(
                webhook.id(),
                webhook.url(),
                webhook.event(),
                WatchedSubject.of(webhook.subject()),
                NotificationTerms.of(webhook),
                webhook.createdAt(),
                webhook.disabledAt().orElse(null));
    }

    /** The answer to the creation, the only one that shows the secret. */
    public record Created(@JsonUnwrapped WebhookAnswer webhook, String secret) {}

    /** One page of an account's webhooks. */
    public record Listed(long count, int page, int pageSize, List<WebhookAnswer> webhooks) {}

    /** @param previousValidUntil until then messages are signed with the secret before it too */
    public record ReplacedSecret(String secret, Instant previousValidUntil) {}
}
