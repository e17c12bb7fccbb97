package io.usdtaggregator.gateway.webhooks.schema;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One try to deliver. */
@Schema(name = "WebhookAttempt")
public record AttemptDocument(
        Instant at,
        @Schema(format = "int64", minimum = "0") long durationMs,

        @Schema(nullable = true, description = "Of the answer; null without one.")
        Integer status,

        @Schema(nullable = true, description = "In a sentence; null when it was delivered.")
        String error) {}
