package io.usdtaggregator.gateway.webhooks.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.gateway.http.input.Page.PageSummary;
import io.usdtaggregator.gateway.webhooks.events.AlertRaisedEvent;
import io.usdtaggregator.gateway.webhooks.events.RateChangedEvent;
import io.usdtaggregator.gateway.webhooks.events.WebhookTestEvent;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.model.json.MarketJson;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery as the API shows it: a row of the delivery log. */
@Schema(name = "WebhookDelivery")
public record DeliveryAnswer(
        @Schema(format = "int64", minimum = "1", description = "Deliveries of a webhook are made in this order.")
        long n,

        @JsonUnwrapped Message message,
        DeliveryStatus status,

        @Schema(format = "int64", nullable = true, description = "The delivery that this one repeats.")
        Long replayOf,

        @JsonUnwrapped Attempts tried,
        @JsonUnwrapped Times times,

        @Schema(
                implementation = Object.class,
                oneOf = {RateChangedEvent.class, AlertRaisedEvent.class, WebhookTestEvent.class},
                discriminatorProperty = "type",
                discriminatorMapping = {
                    @DiscriminatorMapping(value = "rate.changed", schema = RateChangedEvent.class),
                    @DiscriminatorMapping(value = "alert.raised", schema = AlertRaisedEvent.class),
                    @DiscriminatorMapping(value = "webhook.test", schema = WebhookTestEvent.class)
                },
                description = "The body that is sent; its `data` goes by its `type`.")
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

    record Message(
            @Schema(
                    pattern = "^msg_[0-9a-f]{32}$",
                    description = "The header webhook-id, the same in all attempts and replays.")
            String messageId,

            EventType event) {}

    record Attempts(
            @Schema(minimum = "0") int attemptCount,

            @Schema(description = "The newest 50, oldest first.")
            List<DeliveryAttempt> attempts) {}

    record Times(
            Instant createdAt,

            @Schema(nullable = true, description = "Null once it is finished.")
            Instant nextAttemptAt,

            @Schema(nullable = true, description = "Null while it is pending.")
            Instant finishedAt) {}

    /** One page of a webhook's deliveries, newest first. */
    @Schema(name = "WebhookDeliveryPage")
    public record Logged(@JsonUnwrapped PageSummary listed, List<DeliveryAnswer> deliveries) {}

    private static JsonNode json(String text) {
        try {
            return MarketJson.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the body of a delivery is not JSON", broken);
        }
    }
}
