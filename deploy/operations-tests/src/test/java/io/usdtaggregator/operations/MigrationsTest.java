package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While instances are replaced one by one, the version before writes into the schema of the next one. A migration that it
 * cannot live with is named where operators read what to stop first.
 */
class MigrationsTest {
    private static final String UPGRADING = "docs/operations/upgrading.md";
    /** What the last release had already: a comment names each file. */
    private static final String LAST_RELEASE = "deploy/end-to-end-tests/src/test/resources/last-release/schema.sql";

    /** What statements of the version before may fail at. */
    private static final Pattern BREAKING = Pattern.compile(
            "\\bDROP\\s+(TABLE|COLUMN|CONSTRAINT|SCHEMA|TYPE|FUNCTION)\\b|\\bRENAME\\b|\\bALTER\\s+COLUMN\\s+\\w+\\s+"
                    + "(SET\\s+DATA\\s+)?TYPE\\b|\\bSET\\s+NOT\\s+NULL\\b"
                    + "|\\bADD\\s+COLUMN\\s+\\w+\\s+\\w+\\s+NOT\\s+NULL(?!\\s+DEFAULT)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");

    /** {@code rate-engine V8}, and its statements. */
    private record Migration(String name, String statements) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("sinceTheLastRelease")
    void a_migration_that_the_version_before_cannot_live_with_is_named_for_operators(Migration migration) {
        boolean named = Files.text(UPGRADING).contains("| " + migration.name() + " |");

        assertEquals(isBreaking(migration.statements()), named, UPGRADING + " and " + migration.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE a",
                "alter table a drop column b",
                "ALTER TABLE a RENAME TO b",
                "ALTER TABLE a ALTER COLUMN b TYPE text",
                "ALTER TABLE a ADD COLUMN b text NOT NULL"
            })
    void what_takes_something_away_is_breaking(String statement) {
        assertTrue(isBreaking(statement));
    }

    @Test
    void what_only_adds_is_not() {
        assertTrue(!isBreaking(
                "ALTER TABLE a ADD COLUMN b text NOT NULL DEFAULT ''; CREATE TABLE c (d text) -- drop table"));
    }

    private static boolean isBreaking(String statements) {
        return BREAKING.matcher(COMMENT.matcher(statements).replaceAll("")).find();
    }

    static List<Migration> sinceTheLastRelease() {
        String before = Files.text(LAST_RELEASE);
        return Stream.of("admin-ui", "api-gateway", "rate-engine")
                .flatMap(service -> files(service)
                        .filter(file -> !before.contains("-- " + file + " of " + service))
                        .map(file -> new Migration(
                                service + " " + file.substring(0, file.indexOf("__")),
                                Files.text(folder(service) + file))))
                .toList();
    }

    private static Stream<String> files(String service) {
        try (Stream<Path> files = java.nio.file.Files.list(Files.ROOT.resolve(folder(service)))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("V\\d+__\\w+\\.sql"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String folder(String service) {
        return service + "/src/main/resources/db/migration/";
    }
}
