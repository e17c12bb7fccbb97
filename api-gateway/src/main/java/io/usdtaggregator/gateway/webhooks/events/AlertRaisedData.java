package io.usdtaggregator.gateway.webhooks.events;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The alert. */
@Schema
public record AlertRaisedData(
        String id,

        @Schema(
                enumeration = {
                    "variation",
                    "held_back",
                    "official_rate",
                    "platform_failed",
                    "fallback",
                    "side_suspect",
                    "thin_book",
                    "rule_skipped",
                    "poison_message",
                    "premium"
                })
        String kind,

        @Schema(description = "What it is about: a market, a corridor, a platform.")
        String key,

        String message,
        Instant raisedAt) {}
