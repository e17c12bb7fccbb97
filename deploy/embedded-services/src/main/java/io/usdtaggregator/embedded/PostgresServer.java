package io.usdtaggregator.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL on the loopback address, as a process of its own; its data stays where it was told. */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";

    /** The binaries are unpacked once for each user: another one's folder could not be written. */
    private static final Path BINARIES =
            Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg-" + System.getProperty("user.name"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    private PostgresServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts on a new or an existing data directory; port 0 takes a free one. */
    public static PostgresServer start(Path data, int port) throws IOException {
        PostgresServer server = new PostgresServer(data, port == 0 ? FreePort.take() : port);
        server.startAgain();
        return server;
    }

    /** Starts it again on the same port and data, after {@link #close()} or {@link #kill()}. */
    public void startAgain() throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        // The library keeps its lock on this file after a stop; a new file is free of it. The port guards against two.
        Files.deleteIfExists(data.resolve("epg-lock"));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        running = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The library's own choice loses what was committed in the last half second when the server is killed.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                // After each checkpoint whole pages are logged, most of all those of indexes: fewer, and compressed.
                .setServerConfig("wal_compression", "on")
                .setServerConfig("checkpoint_timeout", "15min")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setRegisterShutdownHook(false)
                .start();
    }

    /** {@code postgresql://127.0.0.1:5432/postgres}: what POSTGRES_URL holds. */
    public String url() {
        return "postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    /** It listens on the loopback address only and trusts whoever is there; the clients still want to send something. */
    public String password() {
        return USER;
    }

    public int port() {
        return port;
    }

    /** The process of the server. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        } catch (IOException stopped) {
            throw new IllegalStateException("PostgreSQL is not running", stopped);
        }
    }

    /** Lets it hang until what is given back is closed. */
    public AutoCloseable freeze() throws IOException, InterruptedException {
        return Freeze.of(pid());
    }

    /** Ends it as a crash would. */
    public void kill() throws InterruptedException {
        ProcessHandle.of(pid()).ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        });
        running = null;
    }

    @Override
    public void close() throws IOException {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
