package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The real Prometheus with the rules and the scrape configuration of operators; only addresses and intervals are those of this run. */
final class PrometheusProcess implements AutoCloseable {
    private static final Path FILES =
            NamedTests.ROOT.resolve("deploy/observability").toAbsolutePath();
    private static final Pattern FOUND_BY_NAME =
            Pattern.compile("dns_sd_configs: \\[\\{names: \\[([a-z-]+)], type: A, port: \\d+, refresh_interval: 10s}]");
    private static final int OK = 200;

    private final Call call;
    private final Process process;

    private PrometheusProcess(String program, Map<String, String> targets) throws IOException {
        Path directory = Files.createTempDirectory("prometheus");
        Files.writeString(directory.resolve("prometheus.yaml"), configuration(targets));
        int port = FreePort.take();
        call = Call.to("http://127.0.0.1:" + port);
        process = new ProcessBuilder(
                        program,
                        "--config.file=" + directory.resolve("prometheus.yaml"),
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    /**
     * Started; skipped where there is none on this machine, unless PROMTOOL_REQUIRED=1, which comes with it.
     *
     * @param targets where the service of each name listens, as {@code host:port}
     */
    static PrometheusProcess start(Map<String, String> targets) throws IOException {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
        assertTrue(
                program.isPresent() || !"1".equals(System.getenv("PROMTOOL_REQUIRED")),
                "a Prometheus is required here and there is none: install prometheus");
        assumeTrue(program.isPresent(), "no prometheus on this machine");
        PrometheusProcess prometheus = new PrometheusProcess(program.get().toString(), targets);
        try {
            await().atMost(PATIENCE)
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> prometheus.call.get("/-/ready").status() == OK);
        } catch (RuntimeException failed) {
            prometheus.close();
            throw failed;
        }
        return prometheus;
    }

    /** The same jobs; one whose service does not run here has no targets. */
    private static String configuration(Map<String, String> targets) throws IOException {
        String operators = Files.readString(FILES.resolve("prometheus.yaml"))
                .replace(
                        "/etc/prometheus/alerts.yaml",
                        FILES.resolve("alerts.yaml").toString())
                .replace("_interval: 15s", "_interval: 1s");
        return FOUND_BY_NAME
                .matcher(operators)
                .replaceAll(job -> Matcher.quoteReplacement(Optional.ofNullable(targets.get(job.group(1)))
                        .map(target -> "static_configs: [{targets: [\"" + target + "\"]}]")
                        .orElse("static_configs: []")));
    }

    /** The targets that are scraped now, each with {@code health} and the labels that its metrics get. */
    JsonNode targets() {
        return data("/api/v1/targets?state=active").get("activeTargets");
    }

    /** The groups of rules, each rule with {@code health} and {@code lastError}. */
    JsonNode ruleGroups() {
        return data("/api/v1/rules").get("groups");
    }

    /** The series that this expression gives now. */
    JsonNode query(String expression) {
        return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .get("result");
    }

    private JsonNode data(String path) {
        Call.Answer answer = call.get(path);
        assertTrue(answer.status() == OK, answer::text);
        return answer.body().get("data");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
