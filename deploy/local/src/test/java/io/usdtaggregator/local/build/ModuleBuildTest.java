package io.usdtaggregator.local.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleBuildTest {
    private static final Instant WRITTEN = Instant.parse("2026-08-21T12:00:00Z");

    @TempDir
    Path root;

    private ModuleBuild build;

    @BeforeEach
    void sources() throws IOException {
        build = new ModuleBuild(root, progress -> {});
        write(root.resolve("pom.xml"), WRITTEN);
        module("market-model");
        module("service-base", "market-model");
        module("rate-engine", "service-base");
        module("gateway-base", "service-base");
        module("api-gateway", "gateway-base");
        module("deploy/platform-simulator", "market-model");
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
                "rate-engine/src/main/A.java",
                "market-model/src/main/A.java",
                "service-base/src/main/B.java"
            })
    void a_newer_source_makes_it_stale(String source) throws IOException {
        write(build.jar("rate-engine"), WRITTEN.plusSeconds(1));

        touch(root.resolve(source), WRITTEN.plusSeconds(2));

        assertTrue(build.isStale("rate-engine"));
    }

    @ParameterizedTest
    @CsvSource({
        "api-gateway, gateway-base/src/main/A.java, true",
        "api-gateway, market-model/pom.xml, true",
        "api-gateway, rate-engine/src/main/A.java, false",
        "rate-engine, gateway-base/src/main/A.java, false",
        "deploy/platform-simulator, market-model/src/main/A.java, true",
        "deploy/platform-simulator, service-base/src/main/A.java, false"
    })
    void a_module_is_made_of_those_that_its_pom_names(String module, String source, boolean stale) throws IOException {
        write(build.jar(module), WRITTEN.plusSeconds(1));

        touch(root.resolve(source), WRITTEN.plusSeconds(2));

        assertEquals(stale, build.isStale(module));
    }

    /** With one source, and a pom that names the modules under it. */
    private void module(String folder, String... under) throws IOException {
        String dependencies = Stream.of(under)
                .map(
                        "<dependency><groupId>io.usdtaggregator</groupId><artifactId>%s</artifactId></dependency>"
                                ::formatted)
                .collect(Collectors.joining());
        write(root.resolve(folder).resolve("src/main/A.java"), WRITTEN);
        Path pom = root.resolve(folder).resolve("pom.xml");
        Files.writeString(
                pom,
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><dependencies>" + dependencies
                        + "</dependencies></project>");
        touch(pom, WRITTEN);
    }

    private static void write(Path file, Instant at) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        touch(file, at);
    }

    /** What is there stays as it is. */
    private static void touch(Path file, Instant at) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
