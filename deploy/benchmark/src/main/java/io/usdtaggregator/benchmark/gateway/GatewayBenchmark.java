package io.usdtaggregator.benchmark.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.benchmark.load.OpenLoop;
import io.usdtaggregator.benchmark.set.Allocated;
import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.benchmark.set.Machine;
import io.usdtaggregator.benchmark.set.ProcessCpu;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gateway's answers with a token and with a key against a bare endpoint that answers the same bytes to anyone. */
public final class GatewayBenchmark {
    private static final int BARE_PORT = 21_099;
    private static final int SECONDS_TO_START = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration RUN = Duration.ofSeconds(8);
    private static final int PAIRS = 3;
    private static final Map<String, String> PATHS = new LinkedHashMap<>(Map.of(
            "best-rates", "/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=CI",
            "cross", "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS"));

    private GatewayBenchmark() {}

    private record Target(String name, String address, Map<String, String> headers, List<Long> pids) {}

    public static void main(String[] arguments) throws Exception {
        Path answers = Files.createTempDirectory("bare");
        try (LocalSet set = new LocalSet(1);
                OpenLoop load = new OpenLoop()) {
            still(set);
            Map<String, String> key = Map.of("X-API-Key", keyWithoutLimits(set));
            Map<String, String> token = Map.of("Authorization", "Bearer " + token(set));
            for (Map.Entry<String, String> path : PATHS.entrySet()) {
                record(set.gateway() + path.getValue(), key, answers, path.getKey());
            }
            Process bare = bare(answers);
            try {
                System.out.println(
                        "| endpoint | caller | most requests/s | CPU µs/request | allocated KiB/request"
                                + " | p50 ms | p99 ms | p99.9 ms | not 200 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
                for (Map.Entry<String, String> path : PATHS.entrySet()) {
                    List<Target> targets = List.of(
                            new Target("bare", bareAddress(path.getKey()), Map.of(), List.of(bare.pid())),
                            new Target(
                                    "bare, same headers",
                                    bareAddress(path.getKey()) + "/headers",
                                    Map.of(),
                                    List.of(bare.pid())),
                            new Target("JWT", set.gateway() + path.getValue(), token, set.pids("api-gateway")),
                            new Target("API key", set.gateway() + path.getValue(), key, set.pids("api-gateway")));
                    for (Target target : targets) {
                        load.saturate(target.address(), target.headers(), WARM_UP);
                    }
                    for (int pair = 0; pair < PAIRS; pair++) {
                        for (Target target : targets) {
                            measure(load, path.getKey(), target);
                        }
                    }
                }
                System.out.println("\n" + Machine.now());
            } finally {
                bare.destroy();
                bare.waitFor();
            }
        }
    }

    private static void measure(OpenLoop load, String endpoint, Target target) throws Exception {
        long allocated = Allocated.bytes(target.pids());
        Duration before = ProcessCpu.of(target.pids());
        OpenLoop.Result most = load.saturate(target.address(), target.headers(), RUN);
        double micros = ProcessCpu.of(target.pids()).minus(before).toNanos() / 1e3 / (most.good() + most.bad());
        double kib = (Allocated.bytes(target.pids()) - allocated) / 1024.0 / (most.good() + most.bad());
        OpenLoop.Result half = load.run(target.address(), target.headers(), most.perSecond() / 2, RUN);
        System.out.printf(
                "| %s | %s | %.0f | %.1f | %.1f | %s | %s | %s | %d |%n",
                endpoint,
                target.name(),
                most.perSecond(),
                micros,
                kib,
                half.millis(50),
                half.millis(99),
                half.millis(99.9),
                most.bad() + half.bad());
    }

    /** The gateway's answer, for the bare endpoint to give. */
    private static void record(String address, Map<String, String> caller, Path answers, String name) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).version(HttpClient.Version.HTTP_1_1);
        caller.forEach(request::header);
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        Files.write(answers.resolve(name + ".json"), answer.body());
        Files.write(
                answers.resolve(name + ".headers"),
                answer.headers().map().entrySet().stream()
                        .filter(header -> !header.getKey().matches("(?i)content-(length|type)"))
                        .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                        .toList());
    }

    /** Nothing else is to go on: no walk, no poll. */
    private static void still(LocalSet set) throws Exception {
        set.simulator("PUT", "/control/clock", "{\"walking\":false}");
        Thread.sleep(5_000);
        set.settings(settings -> {
            ((ObjectNode) settings.get("refresh")).put("active", false);
            ((ObjectNode) settings.get("freshness")).put("stale_after", "PT6H").put("unavailable_after", "PT12H");
        });
        Thread.sleep(2_000);
    }

    private static String keyWithoutLimits(LocalSet set) throws Exception {
        JsonNode account = set.staff("GET", "/api/integrators", null).get(0);
        String id = account.get("id").asText();
        ObjectNode change = ((ObjectNode) account).objectNode();
        change.set(
                "quota",
                ((ObjectNode) account.get("quota").deepCopy())
                        .put("requests_per_minute", 60_000_000)
                        .put("burst", 1_000_000));
        set.staff("PUT", "/api/integrators/" + id, change.toString());
        Thread.sleep(3_000);
        return set.staff("POST", "/api/integrators/" + id + "/keys", "{\"name\":\"benchmark\"}")
                .get("key")
                .asText();
    }

    private static String token(LocalSet set) throws Exception {
        return set.call(
                        "POST",
                        set.gateway() + "/api/v1/auth/token",
                        set.credentials().get("integrator").toString(),
                        Map.of())
                .get("access")
                .asText();
    }

    private static Process bare(Path answers) throws Exception {
        String jar = System.getProperty("benchmark.root", ".") + "/deploy/benchmark/target/quarkus-app/quarkus-run.jar";
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:NewRatio=1",
                "-jar",
                jar));
        Path log = Files.createTempFile("bare", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment()
                .putAll(Map.of("BARE_PORT", String.valueOf(BARE_PORT), "BARE_DIRECTORY", answers.toString()));
        Process process = builder.start();
        for (int tries = 0; !listens(); tries++) {
            if (!process.isAlive() || tries == SECONDS_TO_START) {
                process.destroy();
                throw new IllegalStateException("the bare endpoint did not start; " + log + " says why");
            }
            Thread.sleep(1_000);
        }
        return process;
    }

    private static boolean listens() {
        try (Socket connection = new Socket("127.0.0.1", BARE_PORT)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String bareAddress(String name) {
        return "http://127.0.0.1:" + BARE_PORT + "/bare/" + name;
    }
}
