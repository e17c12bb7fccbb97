package io.usdtaggregator.gateway.webhooks.events;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The message of a test. */
@Schema
public record WebhookTestEvent(
        @Schema(enumeration = "webhook.test") String type, Instant timestamp, WebhookTestData data) {
    /** Which webhook is tested. */
    @Schema
    public record WebhookTestData(UUID webhookId, String message) {}
}
