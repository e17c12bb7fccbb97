package io.usdtaggregator.gateway.webhooks.events;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The message of a changed rate. */
@Schema
public record RateChangedEvent(
        @Schema(enumeration = "rate.changed") String type, Instant timestamp, RateChangedData data) {}
