package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests that a document names, as {@code Class.method}, and those among them that are not there. */
final class NamedTests {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.([a-z]\\w+)`");

    private NamedTests() {}

    static boolean isAnyIn(String text) {
        return NAMED.matcher(text).find();
    }

    static List<String> missing(String document) throws IOException {
        List<Path> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/test/java/"))
                    .toList();
        }
        return NAMED.matcher(document)
                .results()
                .filter(named -> tests.stream()
                        .filter(file -> file.getFileName().toString().equals(named.group(1) + ".java"))
                        .noneMatch(file -> read(file).contains("void " + named.group(2) + "(")))
                .map(MatchResult::group)
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
