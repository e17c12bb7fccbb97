package io.usdtaggregator.gateway.webhooks.notification;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.gateway.webhooks.events.AlertRaisedEvent.AlertRaisedData;
import java.time.Instant;
import java.util.List;

/** Alerts as the engine raises them. */
final class TestAlerts {
    private TestAlerts() {}

    static AlertRaisedData moved(String id, String key, Instant raisedAt) {
        AlertSubject subject = new AlertSubject("variation", "warning", "it moved", key);
        return AlertRaisedData.of(new Alert(id, subject, "it moved", List.of(), false, raisedAt, null, null));
    }
}
