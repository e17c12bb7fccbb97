package io.usdtaggregator.local.run;

import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is where in {@code .local/}. The sandbox's data and the real platforms' are apart: their rates must not mix. */
public record LocalDirectory(Path base) {

    public LocalDirectory {
        base = base.toAbsolutePath().normalize();
    }

    /** Makes the folder, or says why it cannot. */
    public void make() {
        try {
            Files.createDirectories(logs());
            Files.delete(Files.createTempFile(base, "writable", null));
        } catch (IOException refused) {
            throw Problem.of(
                    "cannot write to %s: make it writable for this user, or name another folder in LOCAL_DIRECTORY",
                    base);
        }
    }

    public Path logs() {
        return base.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** The file of that log, empty, which only its owner may read: logs name callers and addresses. */
    public Path emptyLog(String name) throws IOException {
        PrivateFile.write(log(name), new byte[0]);
        return log(name);
    }

    public Path data(boolean sandbox) {
        return base.resolve(sandbox ? "sandbox" : "live");
    }

    public Path secrets(boolean sandbox) {
        return data(sandbox).resolve("secrets.json");
    }

    public Path credentials() {
        return base.resolve("credentials.json");
    }

    public Path runFile() {
        return base.resolve("run.json");
    }

    public Path lock() {
        return base.resolve("lock");
    }

    public void forget(boolean sandbox) throws IOException {
        Path data = data(sandbox);
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
