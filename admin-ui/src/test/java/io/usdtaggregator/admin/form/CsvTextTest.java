package io.usdtaggregator.admin.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void what_a_spreadsheet_would_calculate_is_a_text(String reason) {
        assertEquals("'" + reason, CsvText.line(reason).replaceAll("^\"|\"?\n$", ""));
    }

    @Test
    void separators_quotes_and_what_is_absent_are_written_as_csv() {
        assertEquals("a,\"so, \"\"they\"\" said\",,–\n", CsvText.line("a", "so, \"they\" said", null, "–"));
    }
}
