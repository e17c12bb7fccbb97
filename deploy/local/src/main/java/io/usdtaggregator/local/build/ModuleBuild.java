package io.usdtaggregator.local.build;

import io.usdtaggregator.local.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Builds the modules that are not built, or older than the sources that they are built from. */
public final class ModuleBuild {
    private final Path root;
    private final Consumer<String> progress;

    public ModuleBuild(Path root, Consumer<String> progress) {
        this.root = root;
        this.progress = progress;
    }

    /** What {@code java -jar} starts. */
    public Path jar(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public void build(List<String> modules) throws IOException, InterruptedException {
        List<String> stale = new ArrayList<>();
        for (String module : modules) {
            if (isStale(module)) {
                stale.add(module);
            }
        }
        if (!stale.isEmpty()) {
            progress.accept("building " + String.join(", ", stale) + " (the first time takes minutes)");
            Instant started = Instant.now();
            runMaven(stale);
            for (String module : stale) {
                markBuilt(module, started);
            }
        }
    }

    boolean isStale(String module) throws IOException {
        Path jar = jar(module);
        if (!Files.exists(jar)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(jar);
        for (Path source : new ModuleSources(root).of(module)) {
            if (isNewer(source, built)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNewer(Path source, FileTime built) throws IOException {
        if (!Files.exists(source)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void runMaven(List<String> modules) throws InterruptedException {
        ProcessBuilder maven = new ProcessBuilder(
                        "mvn", "-B", "-q", "-DskipTests", "-pl", String.join(",", modules), "-am", "package")
                .directory(root.toFile())
                .inheritIO();
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            if (maven.start().waitFor() != 0) {
                throw Problem.of("the build failed; what Maven said is above");
            }
        } catch (IOException missing) {
            throw Problem.of("Maven was not found: install Maven 3.8 or newer, so that 'mvn' is on the PATH");
        }
    }

    /** Maven leaves alone what did not change; the time says that it was looked at. */
    private void markBuilt(String module, Instant started) throws IOException {
        try {
            Files.setLastModifiedTime(jar(module), FileTime.from(started));
        } catch (NoSuchFileException absent) {
            throw Problem.of("the build of %s made no %s", module, jar(module));
        }
    }
}
