package io.usdtaggregator.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A real Redis on the loopback address, as a process of its own; its data stays where it was told. */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private final List<String> more;
    private Process running;

    private RedisServer(Path data, int port, List<String> more) {
        this.data = data;
        this.port = port;
        this.more = more;
    }

    /** Starts on a new or an existing data directory; port 0 takes a free one. */
    public static RedisServer start(Path data, int port) throws IOException {
        return started(new RedisServer(data, port == 0 ? FreePort.take() : port, List.of()));
    }

    /** Starts on a free port with this certificate, for encrypted connections only ({@code rediss://}). */
    public static RedisServer startWithTls(Path data, Path certificate, Path key) throws IOException {
        int port = FreePort.take();
        List<String> tls = List.of(
                "--port",
                "0",
                "--tls-port",
                String.valueOf(port),
                "--tls-cert-file",
                certificate.toString(),
                "--tls-key-file",
                key.toString(),
                "--tls-ca-cert-file",
                certificate.toString(),
                "--tls-auth-clients",
                "no");
        return started(new RedisServer(data, port, tls));
    }

    private static RedisServer started(RedisServer server) throws IOException {
        server.startAgain();
        return server;
    }

    /** Starts it again on the same port, with the data that it saved. */
    public void startAgain() throws IOException {
        Files.createDirectories(data);
        Path log = data.resolveSibling(data.getFileName() + ".log");
        List<String> command = List.of(
                binary().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--dir",
                data.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "");
        running = new ProcessBuilder(
                        Stream.concat(command.stream(), more.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        awaitConnection(log);
    }

    /** Starts it again without any data, as after the loss of its disk. */
    public void startEmpty() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        startAgain();
    }

    /** {@code redis://127.0.0.1:6379}: what REDIS_URL holds. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return running.pid();
    }

    /** Lets it hang until what is given back is closed. */
    public AutoCloseable freeze() throws IOException, InterruptedException {
        return Freeze.of(pid());
    }

    /** Ends it as a crash would. */
    public void kill() throws InterruptedException {
        running.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        running.destroy();
        try {
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitConnection(Path log) throws IOException {
        Instant latest = Instant.now().plus(PATIENCE);
        while (running.isAlive() && Instant.now().isBefore(latest)) {
            if (listens()) {
                return;
            }
            pause();
        }
        throw new IOException("Redis did not start on port " + port + "; see " + log);
    }

    /**
     * Whether it takes commands: it takes connections before it has read its data. Another Redis may have the port, and
     * would answer in the place of this one, which then ends.
     */
    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
        } catch (IOException notYet) {
            return false;
        }
        return !speaksPlainly() || serverInfo().contains("process_id:" + pid() + "\r\n");
    }

    /** Empty while it reads its data. */
    private String serverInfo() {
        try (RedisConnection connection = new RedisConnection(url())) {
            return (String) connection.run("INFO", "server");
        } catch (IOException | UncheckedIOException notYet) {
            return "";
        }
    }

    private boolean speaksPlainly() {
        return more.isEmpty();
    }

    private void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Redis started", interrupted);
        }
    }

    private static synchronized Path binary() throws IOException {
        return ExecutableProvider.newJarResourceProvider().get().toPath();
    }
}
