package io.usdtaggregator.gateway.webhooks.schema;

import io.usdtaggregator.gateway.webhooks.events.AlertRaisedEvent;
import io.usdtaggregator.gateway.webhooks.events.RateChangedEvent;
import io.usdtaggregator.gateway.webhooks.events.WebhookTestEvent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A row of the delivery log. */
@Schema(name = "WebhookDelivery")
public record DeliveryDocument(
        @Schema(format = "int64", minimum = "1", description = "Deliveries of a webhook are made in this order.")
        long n,

        @Schema(
                pattern = "^msg_[0-9a-f]{32}$",
                description = "The header webhook-id, the same in all attempts and replays.")
        String messageId,

        @Schema(enumeration = {"rate.changed", "alert.raised", "webhook.test"})
        String event,

        @Schema(enumeration = {"PENDING", "DELIVERED", "FAILED"})
        String status,

        @Schema(format = "int64", nullable = true, description = "The delivery that this one repeats.")
        Long replayOf,

        @Schema(minimum = "0") int attemptCount,

        @Schema(description = "The newest 50, oldest first.")
        List<AttemptDocument> attempts,

        Instant createdAt,

        @Schema(nullable = true, description = "Null once it is finished.")
        Instant nextAttemptAt,

        @Schema(nullable = true, description = "Null while it is pending.")
        Instant finishedAt,

        @Schema(
                oneOf = {RateChangedEvent.class, AlertRaisedEvent.class, WebhookTestEvent.class},
                discriminatorProperty = "type",
                discriminatorMapping = {
                    @DiscriminatorMapping(value = "rate.changed", schema = RateChangedEvent.class),
                    @DiscriminatorMapping(value = "alert.raised", schema = AlertRaisedEvent.class),
                    @DiscriminatorMapping(value = "webhook.test", schema = WebhookTestEvent.class)
                },
                description = "The body that is sent; its `data` goes by its `type`.")
        Object payload) {}
