package io.usdtaggregator.admin.alerts;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the page of alerts shows.
 *
 * @param reached the engine answered
 * @param open by cause, the most urgent first
 * @param seen acknowledged ones, newest first
 * @param counts of the open ones, by severity, before the reader's choice
 */
public record AlertsView(
        AlertQuery query, boolean reached, List<AlertGroup> open, List<AlertRow> seen, Map<String, Long> counts) {

    static AlertsView unreached(AlertQuery query) {
        return new AlertsView(query, false, List.of(), List.of(), Map.of());
    }

    /**
     * @param alerts newest first
     * @param notes by the alert's id
     */
    static AlertsView of(
            AlertQuery query, List<Alert> alerts, Map<String, String> notes, Settings settings, String language) {
        List<AlertRow> rows = alerts.stream()
                .filter(query::wants)
                .map(alert -> AlertRow.of(alert, notes.get(alert.id()), settings, language))
                .toList();
        return new AlertsView(
                query,
                true,
                AlertGroup.of(rows.stream().filter(AlertRow::isOpen).toList()),
                rows.stream().filter(row -> !row.isOpen()).toList(),
                alerts.stream()
                        .filter(alert -> alert.acknowledgedBy() == null)
                        .collect(Collectors.groupingBy(AlertRow::severityOf, Collectors.counting())));
    }

    public List<String> severities() {
        return AlertQuery.SEVERITIES;
    }

    public List<String> kinds() {
        return AlertQuery.KINDS;
    }

    public long count(String severity) {
        return counts.getOrDefault(severity, 0L);
    }

    public long openCount() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
