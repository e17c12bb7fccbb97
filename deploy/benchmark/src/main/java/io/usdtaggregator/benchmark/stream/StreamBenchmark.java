package io.usdtaggregator.benchmark.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.benchmark.set.Machine;
import io.usdtaggregator.benchmark.set.ProcessCpu;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What idle streams cost one gateway, and when the last of them hears of a change. */
public final class StreamBenchmark {
    private static final int STREAMS = 5_000;
    private static final int AT_ONCE = 20;
    private static final Duration IDLE = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private StreamBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (LocalSet set = new LocalSet(1)) {
            still(set);
            String key = keyWithoutLimits(set);
            List<Long> gateway = set.pids("api-gateway");
            long pid = gateway.get(0);
            System.out.println("| streams | resident MiB | heap in use MiB | CPU % of one core | begun | ended |");
            System.out.println("| --- | --- | --- | --- | --- | --- |");
            row(set, 0, pid, gateway, null);
            URI address = URI.create(set.gateway() + "/api/v1/rates/stream?fiat=XOF&trade_type=BUY");
            try (Streams streams = new Streams(address, key)) {
                open(streams);
                row(set, STREAMS, pid, gateway, streams);
                System.out.printf("%na change reached the last of them after %d ms%n", toAll(set, streams));
                row(set, STREAMS, pid, gateway, streams);
            }
            System.out.println("\n" + Machine.now());
        }
    }

    private static void row(LocalSet set, int streams, long pid, List<Long> gateway, Streams open) throws Exception {
        Duration before = ProcessCpu.of(gateway);
        Thread.sleep(IDLE.toMillis());
        double cpu = ProcessCpu.of(gateway).minus(before).toNanos() * 100.0 / IDLE.toNanos();
        System.out.printf(
                "| %d | %d | %d | %.1f | %d | %d |%n",
                streams,
                resident(pid),
                heap(set),
                cpu,
                open == null ? 0 : open.begun(),
                open == null ? 0 : open.ended());
    }

    /** A few at once, as callers come; who is refused comes again. */
    private static void open(Streams streams) throws Exception {
        long start = System.nanoTime();
        int asked = 0;
        while (streams.begun() < STREAMS) {
            int waiting = asked - streams.begun() - streams.refused();
            if (waiting < AT_ONCE && streams.begun() + waiting < STREAMS) {
                streams.add();
                asked++;
            } else {
                Thread.sleep(1);
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(streams.begun() + " begun, " + streams.refused() + " refused");
            }
        }
        System.out.printf(
                "%n%d opened in %d ms, %d refused on the way%n%n",
                STREAMS, Duration.ofNanos(System.nanoTime() - start).toMillis(), streams.refused());
    }

    /** Staff set a markup: every rate of the market changes at once. */
    private static long toAll(LocalSet set, Streams streams) throws Exception {
        set.settings(settings -> settings.withArray("adjustments")
                .addObject()
                .put("currency", "XOF")
                .put("trade_type", "BUY")
                .put("mode", "PERCENT")
                .put("value", "1")
                .put("direction", "MARKUP")
                .put("active", true)
                .put("reason", "benchmark"));
        long start = System.nanoTime();
        until(() -> streams.changed() == STREAMS);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

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
        JsonNode account = set.staff(
                "POST",
                "/api/integrators",
                "{\"username\":\"streams-" + UUID.randomUUID()
                        + "\",\"password\":\"a long enough password\",\"groups\":[\"integrator\"],\"quota\":"
                        + "{\"requests_per_minute\":60000000,\"burst\":1000000,\"monthly\":null,"
                        + "\"price_per_call\":\"0\",\"exempt\":true}}");
        String key = set.staff(
                        "POST", "/api/integrators/" + account.get("id").asText() + "/keys", "{\"name\":\"streams\"}")
                .get("key")
                .asText();
        Thread.sleep(2_000);
        return key;
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static long heap(LocalSet set) throws Exception {
        String metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(set.gateway() + "/q/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return (long) metrics.lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                >> 20;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it did not happen within " + PATIENCE);
            }
            Thread.sleep(5);
        }
    }
}
