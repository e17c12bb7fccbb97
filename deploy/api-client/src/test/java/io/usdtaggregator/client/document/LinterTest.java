package io.usdtaggregator.client.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document is clean under a linter that nobody here wrote: Spectral, where the machine has it. */
class LinterTest {
    private static final String RULES = "extends: [\"spectral:oas\"]\n";

    @TempDir
    Path folder;

    private Path linter;

    /** What the program ended with, and what it said. */
    private record Verdict(int code, String said) {}

    @BeforeEach
    void a_linter() {
        Optional<Path> found = found();
        assertTrue(
                found.isPresent() || !"1".equals(System.getenv("LINTER_REQUIRED")),
                "a linter is required here and there is none");
        assumeTrue(found.isPresent(), "no linter on this machine");
        linter = found.orElseThrow();
    }

    @Test
    void the_linter_finds_nothing_not_even_a_hint() throws Exception {
        Verdict verdict = lint(Documents.NOW);
        assertEquals(0, verdict.code(), verdict.said());
    }

    @Test
    void the_linter_does_find_an_example_that_is_not_of_its_schema() throws Exception {
        Verdict verdict = lint(Documents.changed("token_type: Bearer\n", "token_type: Mac\n"));
        assertNotEquals(0, verdict.code());
        assertTrue(verdict.said().contains("oas3-valid-media-example"), verdict.said());
    }

    private Verdict lint(String document) throws IOException, InterruptedException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        Path file = Files.writeString(folder.resolve("openapi.yaml"), document);
        File said = folder.resolve("said.txt").toFile();
        Process process = new ProcessBuilder(
                        linter.toString(),
                        "lint",
                        "--ruleset",
                        rules.toString(),
                        "--fail-severity",
                        "hint",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        int code = process.waitFor();
        return new Verdict(code, Files.readString(said.toPath(), StandardCharsets.UTF_8));
    }

    /** The program that LINTER names, or `spectral` on the PATH. */
    private static Optional<Path> found() {
        String named = System.getenv("LINTER");
        Stream<Path> candidates = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .map(place -> Path.of(place, "spectral"));
        return candidates
                .filter(Files::isExecutable)
                .filter(path -> !Files.isDirectory(path))
                .findFirst();
    }
}
