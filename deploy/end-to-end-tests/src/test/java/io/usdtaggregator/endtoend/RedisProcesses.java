package io.usdtaggregator.endtoend;

import io.usdtaggregator.embedded.RedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** Several {@code redis-server} on the loopback address: the embedded one, or with {@code -Dredis.server=...} another. */
final class RedisProcesses implements AutoCloseable {
    private static final String PROGRAM = System.getProperty("redis.server", "");

    private final Path directory;
    private final List<Process> running = new ArrayList<>();

    RedisProcesses(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Begins to start one; its number among those of this set. */
    int start(String name, List<String> settings, String... options) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        List<String> lines = new ArrayList<>(List.of("bind 127.0.0.1", "dir " + folder.toAbsolutePath()));
        lines.addAll(settings);
        Path file = Files.write(folder.resolve("redis.conf"), lines);
        List<String> command = new ArrayList<>(List.of(program(), file.toString()));
        command.addAll(List.of(options));
        running.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start());
        return running.size() - 1;
    }

    /** kill -9. */
    void kill(int number) throws InterruptedException {
        running.get(number).destroyForcibly().waitFor();
    }

    /** What the server at this port answers. */
    static Object ask(int port, String... command) throws IOException {
        try (RedisConnection redis = new RedisConnection("redis://127.0.0.1:" + port)) {
            return redis.run(command);
        }
    }

    private static String program() throws IOException {
        return PROGRAM.isEmpty()
                ? ExecutableProvider.newJarResourceProvider().get().toString()
                : PROGRAM;
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }
}
