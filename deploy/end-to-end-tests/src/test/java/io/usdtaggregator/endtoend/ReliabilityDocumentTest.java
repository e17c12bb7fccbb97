package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every promise of docs/operations/reliability.md names a test that is there. */
class ReliabilityDocumentTest {
    private final String document = NamedTests.read(NamedTests.ROOT.resolve("docs/operations/reliability.md"));

    @Test
    void every_promise_names_a_test() {
        List<String> rows = document.substring(0, document.indexOf("## Measured, not in every build"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| fails"))
                .toList();
        assertTrue(rows.size() > 10, rows.toString());
        rows.forEach(row -> assertTrue(NamedTests.isAnyIn(row), row));
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        assertEquals(List.of(), NamedTests.missing(document));
    }
}
