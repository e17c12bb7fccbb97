package io.usdtaggregator.gateway.webhooks.delivery;

import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.model.json.MarketJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What is sent, in the form of the Standard Webhooks specification.
 *
 * @param id the same in every attempt and replay, so that a receiver can tell what it has
 * @param body the JSON as it is signed
 */
public record WebhookMessage(String id, EventType event, String body) {

    /** A new message. @param data what its field {@code data} says */
    public static WebhookMessage of(EventType event, Instant at, Object data) {
        return new WebhookMessage(
                "msg_" + UUID.randomUUID().toString().replace("-", ""),
                event,
                MarketJson.write(new Envelope(event, at.truncatedTo(ChronoUnit.MILLIS), data)));
    }

    private record Envelope(EventType type, Instant timestamp, Object data) {}
}
