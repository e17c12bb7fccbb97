package io.usdtaggregator.admin.testing;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.model.json.MarketJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the engine answers when it is asked for alerts: open ones of each urgency, one of them twice, and an older one. */
public final class RaisedAlerts {
    private static final int HOUR = 3600;

    private RaisedAlerts() {}

    public static String ofADay() {
        AlertChange up = change("XOF:CI:BUY", "604.1", "840", "39.05");
        AlertChange down = change("XOF:CI:GHS:-", "0.02031", "0.01461", "-28.06");
        return MarketJson.write(Map.of(
                "alerts",
                List.of(
                        alert("01G", "held_back", "critical", "XOF up", "XOF:CI:BUY", 240, up, down),
                        alert("01F", "held_back", "critical", "XOF up", "XOF:CI:BUY", 420, up, down),
                        alert("01E", "fallback", "warning", "binance", "XOF:SN:BUY", 660),
                        alert("01D", "platform_failed", "warning", "binance", "XOF:NE:BUY", 700),
                        alert("01C", "thin_book", "info", "XAF:TD", "XAF:TD:SELL", 2 * HOUR),
                        seen(alert(
                                "01B",
                                "variation",
                                "warning",
                                "GHS up",
                                "GHS:-:SELL",
                                5 * HOUR,
                                change("GHS:-:SELL", "11.2", "12.34", "10.18"))))));
    }

    private static Alert alert(
            String id, String kind, String severity, String cause, String key, int secondsAgo, AlertChange... changes) {
        return new Alert(
                id,
                new AlertSubject(kind, severity, cause, key),
                "recorded by the engine",
                List.of(changes),
                false,
                Instant.now().minusSeconds(secondsAgo),
                null,
                null);
    }

    private static Alert seen(Alert alert) {
        return new Alert(
                alert.id(),
                alert.subject(),
                alert.message(),
                alert.changes(),
                false,
                alert.raisedAt(),
                alert.raisedAt().plusSeconds(300),
                "admin");
    }

    private static AlertChange change(String key, String before, String after, String percent) {
        return new AlertChange(key, new BigDecimal(before), new BigDecimal(after), new BigDecimal(percent), "moved");
    }
}
