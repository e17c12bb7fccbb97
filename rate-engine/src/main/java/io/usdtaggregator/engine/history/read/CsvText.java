package io.usdtaggregator.engine.history.read;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of CSV (RFC 4180) that no spreadsheet takes for formulas. Pure. */
final class CsvText {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";
    private static final String NEEDS_QUOTES = ",\"\r\n";
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";

    private CsvText() {}

    /** {@code null} is an empty cell. */
    static String line(Stream<Object> cells) {
        return cells.map(cell -> cell == null ? "" : cell(String.valueOf(cell))).collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER);
        String harmless = formula ? "'" + text : text;
        return harmless.chars().anyMatch(sign -> NEEDS_QUOTES.indexOf(sign) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
