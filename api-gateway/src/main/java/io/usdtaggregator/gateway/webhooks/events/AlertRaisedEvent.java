package io.usdtaggregator.gateway.webhooks.events;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The message of an alert. */
@Schema
public record AlertRaisedEvent(
        @Schema(enumeration = "alert.raised") String type, Instant timestamp, AlertRaisedData data) {}
