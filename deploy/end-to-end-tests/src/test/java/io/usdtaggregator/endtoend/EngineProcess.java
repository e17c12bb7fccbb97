package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.usdtaggregator.embedded.FreePort;
import io.usdtaggregator.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** One more engine over the same Redis and PostgreSQL, which a test may freeze and kill. */
final class EngineProcess implements AutoCloseable {
    private static final Path JAR = Path.of("../../rate-engine/target/quarkus-app/quarkus-run.jar")
            .toAbsolutePath()
            .normalize();

    private static final String TOKEN = "of-this-test-alone-0123456789abcdef";

    private final String port = String.valueOf(FreePort.take());
    private final Process process;

    EngineProcess(RunningSet set) {
        this(set.directory, set.postgres, set.redisVariables());
    }

    /**
     * An engine over other servers than the set's.
     *
     * @param folder where its log goes
     * @param redis the variables that name its Redis
     */
    EngineProcess(Path folder, PostgresServer postgres, Map<String, String> redis) {
        ProcessBuilder command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        RunningSet.QUICK_START,
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("engine-" + port + ".log").toFile());
        command.environment()
                .putAll(Map.of(
                        "ENGINE_PORT",
                        port,
                        "POSTGRES_URL",
                        postgres.url(),
                        "POSTGRES_USER",
                        postgres.user(),
                        "POSTGRES_PASSWORD",
                        postgres.password(),
                        "SERVICE_TOKEN",
                        TOKEN,
                        "SANDBOX_API",
                        "1"));
        command.environment().putAll(redis);
        try {
            process = command.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void awaitReady() {
        await("the engine is ready").atMost(PATIENCE).until(this::isReady);
    }

    boolean isReady() {
        try {
            return Call.to("http://127.0.0.1:" + port).get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    /** Its internal calls, as another service. */
    Call internal() {
        return Call.to("http://127.0.0.1:" + port).with("X-Service-Token", TOKEN);
    }

    /** How many books it has worked off; none while it is not up. */
    double books() {
        try {
            return Call.to("http://127.0.0.1:" + port)
                    .get("/q/metrics")
                    .text()
                    .lines()
                    .filter(line -> line.startsWith("engine_books_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (UncheckedIOException away) {
            return 0;
        }
    }

    /** Stops it where it stands, as a long pause would: what it takes from now on it does not work off. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
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
