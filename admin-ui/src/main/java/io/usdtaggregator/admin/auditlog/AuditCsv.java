package io.usdtaggregator.admin.auditlog;

import io.usdtaggregator.admin.audit.AuditChanges.FieldChange;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.form.CsvText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entries as lines of a CSV file: one for each field that was changed, one for an entry that changed none. Pure.
 */
final class AuditCsv {
    private static final FieldChange NO_FIELD = new FieldChange("", "", "");

    private AuditCsv() {}

    static byte[] header() {
        return bytes(
                CsvText.line("entry", "at", "who", "address", "what", "thing", "reason", "field", "before", "after"));
    }

    static byte[] lines(Stream<AuditRow> rows) {
        return bytes(rows.flatMap(AuditCsv::lines).collect(Collectors.joining()));
    }

    private static Stream<String> lines(AuditRow row) {
        AuditEntry entry = row.entry();
        List<FieldChange> changes = row.changes().isEmpty() ? List.of(NO_FIELD) : row.changes();
        return changes.stream()
                .map(change -> CsvText.line(
                        String.valueOf(entry.id()),
                        entry.at().toString(),
                        entry.who(),
                        entry.address(),
                        entry.what(),
                        row.thing(),
                        entry.reason(),
                        change.field(),
                        change.before(),
                        change.after()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
