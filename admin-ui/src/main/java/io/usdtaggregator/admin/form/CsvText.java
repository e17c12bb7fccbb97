package io.usdtaggregator.admin.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.Arrays;

/**
 * Lines of CSV files for spreadsheets. What a spreadsheet would take for a formula begins with an apostrophe, as OWASP
 * advises. Pure.
 */
public final class CsvText {
    private static final ObjectWriter WRITER = new CsvMapper().writerFor(String[].class);
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n";

    private CsvText() {}

    /** One line with its end; a cell that is {@code null} is empty. */
    public static String line(String... cells) {
        try {
            return WRITER.writeValueAsString(
                    Arrays.stream(cells).map(CsvText::harmless).toArray(String[]::new));
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
}
