package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * When a webhook is notified, as the API shows it.
 *
 * @param deviationPct {@code null} when only heartbeats are sent, and for alerts
 * @param heartbeatSeconds {@code null} when only changes are sent, and for alerts
 * @param alerts which alerts are sent
 */
public record NotificationTerms(
        BigDecimal deviationPct,
        Long heartbeatSeconds,
        @JsonUnwrapped AlertFilter alerts) {

    static NotificationTerms of(Webhook webhook) {
        return new NotificationTerms(
                webhook.deviationPct().orElse(null),
                webhook.heartbeat().map(Duration::toSeconds).orElse(null),
                webhook.alerts());
    }
}
