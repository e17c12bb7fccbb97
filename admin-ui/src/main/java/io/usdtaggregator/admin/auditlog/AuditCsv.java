package io.usdtaggregator.admin.auditlog;

import io.usdtaggregator.admin.audit.AuditChanges.FieldChange;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.changetext.ChangeWords;
import io.usdtaggregator.admin.form.CsvText;
import io.usdtaggregator.admin.page.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entries as lines of a CSV file: one for each field that was changed, one for an entry that changed none. The field is named
 * twice, as the JSON interface does and in the words of the reader. Pure.
 */
final class AuditCsv {
    private static final FieldChange NO_FIELD = new FieldChange("", "", "");

    private AuditCsv() {}

    static byte[] header() {
        return bytes(CsvText.line(
                "entry", "at", "who", "address", "what", "thing", "reason", "field", "name", "before", "after"));
    }

    /** @param reader whose words name the fields */
    static byte[] lines(Stream<AuditRow> rows, Frame reader) {
        return bytes(rows.flatMap(row -> lines(row, reader)).collect(Collectors.joining()));
    }

    private static Stream<String> lines(AuditRow row, Frame reader) {
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
                        change == NO_FIELD ? "" : ChangeWords.nameOf(row.change(), change.field(), reader),
                        change.before(),
                        change.after()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
