package io.usdtaggregator.local.build;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleBuildTest {
    private static final Instant WRITTEN = Instant.parse("2026-08-21T12:00:00Z");

    @TempDir
    Path root;

    private ModuleBuild build;

    @BeforeEach
    void sources() throws IOException {
        build = new ModuleBuild(root, progress -> {});
        for (String source : new String[] {
            "pom.xml",
            "market-model/pom.xml",
            "market-model/src/main/A.java",
            "rate-engine/pom.xml",
            "rate-engine/src/main/B.java"
        }) {
            write(root.resolve(source), WRITTEN);
        }
    }

    @Test
    void what_was_never_built_is_stale() throws IOException {
        assertTrue(build.isStale("rate-engine"));
    }

    @Test
    void what_was_built_after_its_sources_is_not() throws IOException {
        write(build.jar("rate-engine"), WRITTEN.plusSeconds(1));

        assertFalse(build.isStale("rate-engine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "rate-engine/pom.xml",
                "rate-engine/src/main/B.java",
                "market-model/src/main/A.java",
                "service-base/src/main/C.java"
            })
    void a_newer_source_makes_it_stale(String source) throws IOException {
        write(build.jar("rate-engine"), WRITTEN.plusSeconds(1));

        write(root.resolve(source), WRITTEN.plusSeconds(2));

        assertTrue(build.isStale("rate-engine"));
    }

    private static void write(Path file, Instant at) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
