package io.usdtaggregator.admin.alerts;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which alerts a reader wants to see.
 *
 * @param severity {@code critical}, {@code warning} or {@code info}; empty for all
 * @param kind such as {@code variation}; empty for all
 */
public record AlertQuery(String severity, String kind) {
    /** From the most urgent on. */
    public static final List<String> SEVERITIES = Stream.of(
                    AlertSeverity.CRITICAL, AlertSeverity.WARNING, AlertSeverity.INFO)
            .map(AlertSeverity::code)
            .toList();

    public static final List<String> KINDS = Stream.of(AlertKind.values())
            .filter(AlertKind::isAlert)
            .map(AlertKind::code)
            .toList();

    /** What is no severity or kind asks for all. */
    static AlertQuery of(String severity, String kind) {
        return new AlertQuery(
                severity != null && SEVERITIES.contains(severity) ? severity : "",
                kind != null && KINDS.contains(kind) ? kind : "");
    }

    /** The address of a page of this choice, up to the number that this parameter has. */
    String address(String parameter) {
        return "/alerts?severity=" + severity + "&kind=" + kind + "&" + parameter + "=";
    }

    boolean wants(Alert alert) {
        return (severity.isEmpty() || severity.equals(AlertRow.severityOf(alert)))
                && (kind.isEmpty() || kind.equals(alert.kind()));
    }
}
