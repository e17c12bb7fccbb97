package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.usdtaggregator.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more gateway over the same Redis and PostgreSQL, which a test may end as it likes and start again. */
final class GatewayProcess implements Backend, AutoCloseable {
    private static final Path JAR = Path.of("../../api-gateway/target/quarkus-app/quarkus-run.jar")
            .toAbsolutePath()
            .normalize();

    private final RunningSet set;
    private final Map<String, String> more;
    private final String port = String.valueOf(FreePort.take());
    private Process process;

    GatewayProcess(RunningSet set) {
        this(set, Map.of());
    }

    /** @param more settings of its own, as variables */
    GatewayProcess(RunningSet set, Map<String, String> more) {
        this.set = set;
        this.more = more;
        start();
    }

    long pid() {
        return process.pid();
    }

    /** {@code host:port}, as a proxy names it. */
    String address() {
        return "127.0.0.1:" + port;
    }

    Call call() {
        return Call.to("http://127.0.0.1:" + port);
    }

    @Override
    public KeptConnection connect() throws IOException {
        return new KeptConnection("127.0.0.1", Integer.parseInt(port));
    }

    /** Begins to start it; {@link #awaitReady()} waits. */
    void start() {
        ProcessBuilder command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        RunningSet.QUICK_START,
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        set.directory.resolve("gateway-" + port + ".log").toFile()));
        command.environment()
                .putAll(Map.of(
                        "GATEWAY_PORT", port,
                        "POSTGRES_URL", set.postgres.url(),
                        "POSTGRES_USER", set.postgres.user(),
                        "POSTGRES_PASSWORD", set.postgres.password(),
                        "SANDBOX_API", "1",
                        "ENGINE_URL", "http://127.0.0.1:" + set.ports.get("ENGINE_PORT"),
                        "SERVICE_TOKEN", set.serviceToken(),
                        "SIGNING_KEYS_SECRET", set.signingKeysSecret(),
                        // Longer than it takes a load balancer to see that readiness fell.
                        "SHUTDOWN_DELAY", "PT2S"));
        command.environment().putAll(set.redisVariables());
        command.environment().putAll(more);
        try {
            process = command.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(this::isReady);
    }

    /** Where it answers health, metrics and the other services. */
    Call management() {
        return Call.to("http://127.0.0.1:" + more.getOrDefault("MANAGEMENT_PORT", port));
    }

    @Override
    public boolean isReady() {
        try {
            return management().get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    /** SIGTERM, and waits until it has ended. */
    void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gateway did not end");
        }
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
