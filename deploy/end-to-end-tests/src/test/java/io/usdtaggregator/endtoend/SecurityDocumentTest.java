package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every test that docs/security.md names is there. */
class SecurityDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| API(\\d+) .*\\| ([^|]+) \\|$");

    private final String document = NamedTests.read(NamedTests.ROOT.resolve("docs/security.md"));

    @Test
    void each_of_the_ten_risks_names_a_test() {
        List<MatchResult> rows = ROW.matcher(document).results().toList();
        assertEquals(
                IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList(),
                rows.stream().map(row -> row.group(1)).toList());
        rows.forEach(row -> assertTrue(NamedTests.isAnyIn(row.group(2)), "API" + row.group(1) + " names no test"));
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        assertEquals(List.of(), NamedTests.missing(document));
    }
}
