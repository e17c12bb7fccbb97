package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/getting-started.md, run as an integrator would; a language that is not installed is skipped. */
class ExamplesIT {
    private static final Path EXAMPLES =
            Path.of("../../docs/examples").toAbsolutePath().normalize();

    private final World world = new World();

    @BeforeEach
    void a_quick_world() {
        world.reset();
    }

    @ParameterizedTest
    @CsvSource({
        // A price for each: what is seen is this very read. All near the other platform's, or they were outliers.
        "bash,rate.sh,jq,600,0.0205,2050",
        "python3,rate.py,python3,615,0.02,2000",
        "node,rate.mjs,node,625,0.01968,1968",
        "java,Rate.java,java,610,0.02016393443,2016.39"
    })
    void an_example_prints_the_rate(
            String command, String file, String needed, String price, String rate, String received) throws Exception {
        assumeTrue(isInstalled(command) && isInstalled(needed), needed + " is not installed");
        world.book("binance", "XOF/-/BUY", offer(price, "1", "900000"));
        world.book("binance", "GHS/-/SELL", offer("12.3", "1", "900000"));
        world.refresh();
        await().atMost(PATIENCE).until(() -> world.set
                .api()
                .get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS")
                .text()
                .contains("\"rate\":\"" + rate + "\""));
        Printed printed = run(command, file);

        assertEquals(0, printed.exitCode(), printed.text());
        assertTrue(printed.text().startsWith("1 XOF = " + rate + " GHS"), printed.text());
        assertTrue(printed.text().contains("100000 XOF bring " + received + " GHS"), printed.text());
    }

    @Test
    void no_example_prints_a_price_for_an_amount_that_the_market_cannot_take() throws Exception {
        world.book("binance", "XOF/-/BUY", offer("600", "1", "29000"));
        world.book("binance", "GHS/-/SELL", offer("12.3", "1", "900000"));
        world.refresh();
        await().atMost(PATIENCE).until(() -> cross().contains("\"coverage\":\"0.29\""));

        everyExampleRefuses("coverage 0.29");
    }

    @Test
    void no_example_prints_a_price_that_is_stale_or_missing() throws Exception {
        // Alone, so that no other platform's book is fresh for a moment longer.
        world.change(settings -> settings.withArray("platforms").forEach(platform -> ((ObjectNode) platform)
                .put("active", platform.get("code").asText().equals("binance"))));
        world.book("binance", "XOF/-/BUY", offer("600", "1", "900000"));
        world.book("binance", "GHS/-/SELL", offer("12.3", "1", "900000"));
        world.refresh();
        await().atMost(PATIENCE).until(() -> cross().contains("\"status\":\"fresh\""));
        world.change(settings ->
                settings.set("freshness", World.json("{\"stale_after\":\"PT20S\",\"unavailable_after\":\"PT2M\"}")));
        world.fault("binance", "{\"kind\":\"refused\"}");

        await().atMost(PATIENCE).until(() -> cross().contains("\"status\":\"stale\""));
        everyExampleRefuses("the rate is stale");
        world.change(settings ->
                settings.set("freshness", World.json("{\"stale_after\":\"PT20S\",\"unavailable_after\":\"PT30S\"}")));
        await().atMost(PATIENCE).until(() -> cross().contains("\"code\":\"leg_unavailable\""));
        everyExampleRefuses("leg_unavailable");
    }

    private void everyExampleRefuses(String reason) throws Exception {
        for (String[] example : new String[][] {
            {"bash", "rate.sh", "jq"},
            {"python3", "rate.py", "python3"},
            {"node", "rate.mjs", "node"},
            {"java", "Rate.java", "java"}
        }) {
            if (isInstalled(example[0]) && isInstalled(example[2])) {
                Printed printed = run(example[0], example[1]);
                assertEquals(3, printed.exitCode(), example[1] + ": " + printed.text());
                assertTrue(printed.text().contains(reason), example[1] + ": " + printed.text());
                assertFalse(printed.text().contains("bring"), example[1] + ": " + printed.text());
            }
        }
    }

    private String cross() {
        return world.set
                .api()
                .get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=100000")
                .text();
    }

    private record Printed(int exitCode, String text) {}

    private Printed run(String command, String file) throws Exception {
        File output = File.createTempFile("example", ".txt");
        ProcessBuilder example = new ProcessBuilder(
                        List.of(command, EXAMPLES.resolve(file).toString()))
                .redirectErrorStream(true)
                .redirectOutput(output);
        example.environment()
                .putAll(Map.of(
                        // Each would wait as long as Retry-After says before it gave up.
                        "USDT_TRIES", "1",
                        "USDT_API", world.set.gateway().base(),
                        "USDT_KEY", world.set.credentials.get("api_key").asText()));
        Process process = example.start();
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it did not end");
        return new Printed(process.exitValue(), Files.readString(output.toPath()));
    }

    private static boolean isInstalled(String command) throws IOException {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(command)));
    }
}
