package io.usdtaggregator.gateway.webhooks.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.model.json.MarketJson;
import java.time.Instant;
import java.util.List;

/**
 * A delivery as the API shows it.
 *
 * @param n its number: deliveries of a webhook are made in this order
 * @param replayOf the number of the delivery that this one repeats, {@code null} for most
 * @param payload the body as it is sent
 */
public record DeliveryAnswer(
        long n,
        @JsonUnwrapped Message message,
        DeliveryStatus status,
        Long replayOf,
        @JsonUnwrapped Attempts attempts,
        @JsonUnwrapped Times times,
        JsonNode payload) {

    static DeliveryAnswer of(Delivery delivery) {
        WebhookMessage message = delivery.message();
        return new DeliveryAnswer(
                delivery.number(),
                new Message(message.id(), message.event()),
                delivery.status(),
                delivery.replayOf(),
                new Attempts(delivery.attemptCount(), delivery.attempts()),
                new Times(delivery.createdAt(), delivery.nextAttemptAt(), delivery.finishedAt()),
                json(message.body()));
    }

    /** @param messageId the header {@code webhook-id}, the same for all attempts and replays */
    public record Message(String messageId, EventType event) {}

    /** @param attempts the newest of them, oldest first */
    public record Attempts(int attemptCount, List<DeliveryAttempt> attempts) {}

    /** @param nextAttemptAt {@code null} once it is finished */
    public record Times(Instant createdAt, Instant nextAttemptAt, Instant finishedAt) {}

    /** One page of a webhook's deliveries, newest first. */
    public record Logged(long count, int page, int pageSize, List<DeliveryAnswer> deliveries) {}

    private static JsonNode json(String text) {
        try {
            return MarketJson.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the body of a delivery is not JSON", broken);
        }
    }
}
