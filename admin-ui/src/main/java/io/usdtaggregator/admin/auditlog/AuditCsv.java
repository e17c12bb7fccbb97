package io.usdtaggregator.admin.auditlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.usdtaggregator.admin.audit.AuditChanges.FieldChange;
import io.usdtaggregator.admin.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entries as lines of a CSV file: one for each field that was changed, one for an entry that changed none. What a
 * spreadsheet would take for a formula begins with an apostrophe, as OWASP advises. Pure.
 */
final class AuditCsv {
    private static final ObjectWriter WRITER = new CsvMapper().writerFor(String[].class);
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n";
    private static final FieldChange NO_FIELD = new FieldChange("", "", "");

    private AuditCsv() {}

    static byte[] header() {
        return bytes(line("entry", "at", "who", "address", "what", "thing", "reason", "field", "before", "after"));
    }

    static byte[] lines(Stream<AuditRow> rows) {
        return bytes(rows.flatMap(AuditCsv::lines).collect(Collectors.joining()));
    }

    private static Stream<String> lines(AuditRow row) {
        AuditEntry entry = row.entry();
        List<FieldChange> changes = row.changes().isEmpty() ? List.of(NO_FIELD) : row.changes();
        return changes.stream()
                .map(change -> line(
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

    static String line(String... cells) {
        try {
            return WRITER.writeValueAsString(
                    Arrays.stream(cells).map(AuditCsv::harmless).toArray(String[]::new));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("texts can be written as CSV", never);
        }
    }

    private static String harmless(String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return STARTS_OF_FORMULAS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
