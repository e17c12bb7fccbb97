package io.usdtaggregator.operations;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A Redis with the users that docker-compose and Kubernetes give it. */
final class RedisServer implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path secrets;
    private final Program client;

    private RedisServer(Process process, int port, Path secrets, Program client) {
        this.process = process;
        this.port = port;
        this.secrets = secrets;
        this.client = client;
    }

    /** With secrets that make-secrets makes in {@code folder}. */
    static RedisServer start(Path folder) throws IOException, InterruptedException {
        Program server = Program.named("redis-server", "REDIS_REQUIRED");
        Program client = Program.named("redis-cli", "REDIS_REQUIRED");
        Path secrets = folder.resolve("secrets");
        new Program(io.usdtaggregator.operations.Files.ROOT.resolve("deploy/docker/make-secrets"))
                .run(folder, secrets.toString());
        int port = freePort();
        Process process = new ProcessBuilder(
                        server.path().toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString(),
                        "--aclfile",
                        secrets.resolve("redis_users").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        RedisServer redis = new RedisServer(process, port, secrets, client);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || redis.isReady());
            assertTrue(redis.isReady(), () -> "Redis does not answer: " + read(folder.resolve("redis.log")));
            return redis;
        } catch (RuntimeException | Error failed) {
            redis.close();
            throw failed;
        }
    }

    private boolean isReady() {
        return answer("health", "health", List.of("ping")).equals("PONG");
    }

    /** What Redis answers this service's own user; errors as their text. */
    String as(String service, String... command) {
        String url = read(secrets.resolve("redis_url_" + service));
        return answer(service, url.replaceFirst("^redis://[^:]*:", "").replaceFirst("@.*$", ""), List.of(command));
    }

    private String answer(String user, String password, List<String> command) {
        Stream<String> call = Stream.of(
                client.path().toString(),
                "-p",
                String.valueOf(port),
                "--no-auth-warning",
                "--user",
                user,
                "--pass",
                password);
        try {
            Process asked = new ProcessBuilder(
                            Stream.concat(call, command.stream()).toList())
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
