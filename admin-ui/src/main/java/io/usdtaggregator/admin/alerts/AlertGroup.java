package io.usdtaggregator.admin.alerts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Open alerts of one kind and cause, newest first: what came back again and again is one line.
 *
 * @param rows never empty
 */
public record AlertGroup(List<AlertRow> rows) {

    /** @param rows newest first; the answer has the most urgent first, of equals the newest */
    static List<AlertGroup> of(List<AlertRow> rows) {
        Map<String, List<AlertRow>> byCause = new LinkedHashMap<>();
        rows.forEach(row -> byCause.computeIfAbsent(
                        row.alert().kind() + " " + row.alert().cause(), cause -> new ArrayList<>())
                .add(row));
        return byCause.values().stream()
                .map(AlertGroup::new)
                .sorted(Comparator.comparing(group -> AlertQuery.SEVERITIES.indexOf(group.severity())))
                .toList();
    }

    public AlertRow newest() {
        return rows.get(0);
    }

    public AlertRow oldest() {
        return rows.get(rows.size() - 1);
    }

    /** Of the most urgent of them. */
    public String severity() {
        return rows.stream()
                .map(AlertRow::severity)
                .min(Comparator.comparing(AlertQuery.SEVERITIES::indexOf))
                .orElseThrow();
    }

    /** The ids of all of them, as one value of a form. */
    public String ids() {
        return rows.stream().map(row -> row.alert().id()).collect(Collectors.joining(" "));
    }
}
