package io.usdtaggregator.collector.processes;

import io.usdtaggregator.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A collector as operators run it: the packaged one, in a process of its own. Its User-Agent tells it from others. */
final class CollectorProcess implements AutoCloseable {
    private final String name;
    private final int port = FreePort.take();
    private final Process process;

    CollectorProcess(String name, String redisUrl, String platformUrl) throws IOException {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        builder.environment()
                .putAll(Map.of(
                        "REDIS_URL", redisUrl,
                        "COLLECTOR_PORT", String.valueOf(port),
                        "PLATFORM_BINANCE_URL", platformUrl,
                        "COLLECTOR_USER_AGENT", name,
                        "COLLECTOR_HTTP_ANSWER_TIMEOUT", "60s"));
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "collector-" + name + ".log").toFile())
                .start();
    }

    String name() {
        return name;
    }

    boolean isReady() {
        return status("/q/health/ready") == 200;
    }

    int status(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** As {@code kill -9} does: it has no chance to say goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** All that it has said so far. */
    String said() {
        try {
            return Files.readString(log());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** It stands still, as on a machine that swaps or sleeps, and knows nothing of it. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private Path log() {
        return Path.of("target", "collector-" + name + ".log");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
