package io.usdtaggregator.gateway.webhooks.schema;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kind of an alert. */
@Schema(
        type = SchemaType.STRING,
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
final class AlertKindName {}
