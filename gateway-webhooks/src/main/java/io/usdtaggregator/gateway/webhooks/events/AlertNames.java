package io.usdtaggregator.gateway.webhooks.events;

import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What alerts are called in the API: the codes of {@link AlertKind}, without what is no alert, and of {@link AlertSeverity}. */
public final class AlertNames {
    public static final List<String> KINDS = Stream.of(AlertKind.values())
            .filter(AlertKind::isAlert)
            .map(AlertKind::code)
            .toList();

    /** From the least on. */
    public static final List<String> SEVERITIES =
            Stream.of(AlertSeverity.values()).map(AlertSeverity::code).toList();

    private AlertNames() {}

    /** One of {@link #KINDS}, as the document lists them. */
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
    public static final class Kind {}

    /** One of {@link #SEVERITIES}, as the document lists them. */
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"info", "warning", "critical"})
    public static final class Severity {}
}
