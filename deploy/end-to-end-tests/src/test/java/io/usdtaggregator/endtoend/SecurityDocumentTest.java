package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that docs/security.md names is there. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| API(\\d+) .*\\| ([^|]+) \\|$");
    /** {@code Class.method}: which test of which class. */
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.([a-z]\\w+)`");

    private final String document = read(ROOT.resolve("docs/security.md"));

    @Test
    void each_of_the_ten_risks_names_a_test() {
        List<MatchResult> rows = ROW.matcher(document).results().toList();
        assertEquals(
                IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList(),
                rows.stream().map(row -> row.group(1)).toList());
        rows.forEach(row -> assertTrue(NAMED.matcher(row.group(2)).find(), "API" + row.group(1) + " names no test"));
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        List<Path> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/test/java/"))
                    .toList();
        }
        List<String> missing = NAMED.matcher(document)
                .results()
                .filter(named -> tests.stream()
                        .filter(file -> file.getFileName().toString().equals(named.group(1) + ".java"))
                        .noneMatch(file -> read(file).contains("void " + named.group(2) + "(")))
                .map(MatchResult::group)
                .toList();
        assertEquals(List.of(), missing);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
