package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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
        File output = File.createTempFile("example", ".txt");
        ProcessBuilder example = new ProcessBuilder(
                        List.of(command, EXAMPLES.resolve(file).toString()))
                .redirectErrorStream(true)
                .redirectOutput(output);
        example.environment()
                .putAll(Map.of(
                        "USDT_API", world.set.gateway().base(),
                        "USDT_KEY", world.set.credentials.get("api_key").asText()));
        Process process = example.start();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
        String printed = Files.readString(output.toPath());
        assertEquals(0, process.exitValue(), printed);
        assertTrue(printed.startsWith("1 XOF = " + rate + " GHS"), printed);
        assertTrue(printed.contains("100000 XOF bring " + received + " GHS"), printed);
    }

    private static boolean isInstalled(String command) throws IOException {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(command)));
    }
}
