package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators' alerts and dashboard ask for is what the services say of themselves. */
class ObservabilityIT {
    private static final Path FILES = Path.of("../observability");
    private static final Pattern METRIC =
            Pattern.compile("\\b(collector|engine|gateway|http_server|jvm|service)_[a-z_]+(?=[\\[{) ]|$)");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^([a-z_]+)[{ ]");

    private final World world = new World();

    @BeforeEach
    void a_market_that_keeps_one_offer_and_drops_one() {
        world.reset();
        world.book("binance", "GHS/GH/BUY", World.offer("12.53", "100", "900"), World.offer("-1", "100", "900"));
        world.refresh();
    }

    @Test
    void every_metric_of_the_alerts_and_the_dashboard_is_exposed_by_a_running_service() throws IOException {
        Set<String> asked = asked();
        assertTrue(asked.size() > 12, asked.toString());

        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> missing = new TreeSet<>(asked);
            missing.removeAll(exposed());
            assertEquals(Set.of(), missing);
        });
    }

    private static Set<String> asked() throws IOException {
        Set<String> names = new TreeSet<>(named(Files.readString(FILES.resolve("alerts.yaml"))));
        JsonNode dashboard =
                MarketJson.mapper().readTree(FILES.resolve("dashboard.json").toFile());
        dashboard.findValues("expr").forEach(expression -> names.addAll(named(expression.asText())));
        return names;
    }

    private static Set<String> named(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private Set<String> exposed() {
        Set<String> names = new TreeSet<>();
        for (String port : Set.of("GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT")) {
            String metrics = Call.to("http://127.0.0.1:" + world.set.ports.get(port))
                    .get("/q/metrics")
                    .text();
            EXPOSED.matcher(metrics).results().forEach(line -> names.add(line.group(1)));
        }
        return names;
    }
}
