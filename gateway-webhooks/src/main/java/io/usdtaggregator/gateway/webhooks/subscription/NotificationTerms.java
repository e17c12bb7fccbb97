package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a webhook is notified, as the API shows it.
 *
 * @param deviationPct {@code null} when only heartbeats are sent, and for alerts
 * @param heartbeatSeconds {@code null} when only changes are sent, and for alerts
 * @param alerts which alerts are sent
 */
public record NotificationTerms(
        @Schema(
                nullable = true,
                description = "Percent of the rate told last, from which a change is told; 0, every change.")
        BigDecimal deviationPct,

        @Schema(nullable = true, description = "It is told again after so long, changed or not.")
        Long heartbeatSeconds,

        @JsonUnwrapped AlertFilter alerts) {

    /** Those of this webhook. */
    public static NotificationTerms of(Webhook webhook) {
        return new NotificationTerms(
                webhook.deviationPct().orElse(null),
                webhook.heartbeat().map(Duration::toSeconds).orElse(null),
                webhook.alerts());
    }
}
