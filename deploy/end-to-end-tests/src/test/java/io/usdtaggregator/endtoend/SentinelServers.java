package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.usdtaggregator.embedded.FreePort;
import io.usdtaggregator.embedded.RedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import redis.embedded.core.ExecutableProvider;

/** A Redis with a replica, watched by three Sentinels; all of them real, on the loopback address. */
final class SentinelServers implements AutoCloseable {
    static final String MASTER = "rates";
    private static final int SENTINELS = 3;

    private final Path directory;
    private final List<Process> running = new ArrayList<>();
    private final List<Integer> sentinels = new ArrayList<>();
    private final int first = FreePort.take();
    private final int second = FreePort.take();

    SentinelServers(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        start("first", List.of("port " + first));
        start("second", List.of("port " + second, "replicaof 127.0.0.1 " + first));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(second, "INFO", "replication")
                .contains("master_link_status:up"));
        for (int number = 0; number < SENTINELS; number++) {
            int port = FreePort.take();
            sentinels.add(port);
            start(
                    "sentinel-" + number,
                    List.of(
                            "port " + port,
                            "sentinel monitor " + MASTER + " 127.0.0.1 " + first + " 2",
                            "sentinel down-after-milliseconds " + MASTER + " 2000",
                            "sentinel failover-timeout " + MASTER + " 10000"),
                    "--sentinel");
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(sentinels.get(0), "INFO", "sentinel")
                .contains("slaves=1,sentinels=" + SENTINELS));
    }

    /** All Sentinels, as REDIS_URL names them. */
    String url() {
        return sentinels.stream().map(port -> "redis://127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** The port of the Redis that takes writes now. */
    int master() throws IOException {
        try (RedisConnection sentinel = new RedisConnection("redis://127.0.0.1:" + sentinels.get(0))) {
            List<?> address = (List<?>) sentinel.run("SENTINEL", "get-master-addr-by-name", MASTER);
            return Integer.parseInt(address.get(1).toString());
        }
    }

    /** kill -9 of the Redis that took writes first. */
    void killFirst() throws InterruptedException {
        running.get(0).destroyForcibly().waitFor();
    }

    private static String ask(int port, String... command) throws IOException {
        try (RedisConnection redis = new RedisConnection("redis://127.0.0.1:" + port)) {
            return redis.run(command).toString();
        }
    }

    private void start(String name, List<String> settings, String... options) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        List<String> lines = new ArrayList<>(List.of("bind 127.0.0.1", "dir " + folder.toAbsolutePath()));
        lines.addAll(settings);
        Path file = Files.write(folder.resolve("redis.conf"), lines);
        List<String> command = new ArrayList<>(
                List.of(ExecutableProvider.newJarResourceProvider().get().toString(), file.toString()));
        command.addAll(List.of(options));
        running.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start());
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }
}
