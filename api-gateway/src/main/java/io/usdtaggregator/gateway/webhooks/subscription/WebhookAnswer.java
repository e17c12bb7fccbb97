package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A webhook as the API shows it.
 *
 * @param deviationPct {@code null} when only heartbeats are sent
 * @param disabledAt when its target answered 410; {@code null} for most
 */
public record WebhookAnswer(
        UUID id,
        String url,
        EventType event,
        @JsonUnwrapped WatchedSubject watched,
        BigDecimal deviationPct,
        Long heartbeatSeconds,
        Instant createdAt,
        Instant disabledAt) {

    static WebhookAnswer of(Webhook webhook) {
        return new WebhookAnswer(
                webhook.id(),
                webhook.url(),
                webhook.event(),
                WatchedSubject.of(webhook.subject()),
                webhook.deviationPct().orElse(null),
                webhook.heartbeat().map(Duration::toSeconds).orElse(null),
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
