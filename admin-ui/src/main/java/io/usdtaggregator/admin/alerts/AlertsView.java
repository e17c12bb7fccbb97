package io.usdtaggregator.admin.alerts;

import io.usdtaggregator.admin.navigation.Paged;
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
        AlertQuery query, boolean reached, Paged<AlertGroup> open, Paged<AlertRow> seen, Map<String, Long> counts) {
    private static final int OPEN_ON_A_PAGE = 18;
    private static final int SEEN_ON_A_PAGE = 10;

    /** Which page of the open ones, and which of the acknowledged ones, each from 1. */
    record ShownPages(int open, int seen) {}

    static AlertsView unreached(AlertQuery query) {
        return new AlertsView(
                query,
                false,
                Paged.of(List.of(), 1, OPEN_ON_A_PAGE, ""),
                Paged.of(List.of(), 1, SEEN_ON_A_PAGE, ""),
                Map.of());
    }

    /**
     * @param alerts newest first
     * @param notes by the alert's id
     * @param shown which pages
     */
    static AlertsView of(
            AlertQuery query,
            List<Alert> alerts,
            Map<String, String> notes,
            ShownPages shown,
            Settings settings,
            String language) {
        List<AlertRow> rows = alerts.stream()
                .filter(query::wants)
                .map(alert -> AlertRow.of(alert, notes.get(alert.id()), settings, language))
                .toList();
        return new AlertsView(
                query,
                true,
                Paged.of(
                        AlertGroup.of(rows.stream().filter(AlertRow::isOpen).toList()),
                        shown.open(),
                        OPEN_ON_A_PAGE,
                        query.address("page")),
                Paged.of(
                        rows.stream().filter(row -> !row.isOpen()).toList(),
                        shown.seen(),
                        SEEN_ON_A_PAGE,
                        query.address("seen")),
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
