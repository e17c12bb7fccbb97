package io.usdtaggregator.gateway.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The code of the gateway's modules, as text. */
final class GatewaySources {
    private static final Path ROOT = Path.of("..");

    private GatewaySources() {}

    /** Of this module and all that are called {@code gateway-...}. */
    static List<String> texts() {
        return modules().flatMap(module -> of(module).stream()).toList();
    }

    /** Of one module at the top of the tree. */
    static List<String> of(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(Files::isRegularFile).map(GatewaySources::text).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> modules() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.equals("api-gateway") || name.startsWith("gateway-"))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
