package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real Prometheus, set up as operators are told to, before running services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusIT {
    private static final Path DASHBOARD = NamedTests.ROOT.resolve("deploy/observability/dashboard.json");
    private static final Map<String, String> PORTS = Map.of(
            "api-gateway", "GATEWAY_PORT",
            "admin-ui", "ADMIN_PORT",
            "rate-engine", "ENGINE_PORT",
            "offer-collector", "COLLECTOR_PORT");

    private final World world = new World();
    private PrometheusProcess prometheus;

    @BeforeAll
    void a_prometheus_and_a_market_that_keeps_one_offer_and_drops_one() throws IOException {
        prometheus = PrometheusProcess.start(PORTS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, port -> "127.0.0.1:" + world.set.ports.get(port.getValue()))));
        world.reset();
        world.book("binance", "GHS/GH/BUY", World.offer("12.53", "100", "900"), World.offer("-1", "100", "900"));
        world.refresh();
        assertEquals(200, world.set.api().get("/api/v1/currencies").status());
    }

    @AfterAll
    void end() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void every_service_is_a_target_of_its_job_and_up() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        PORTS.keySet().stream().map(job -> job + " up").collect(Collectors.toSet()),
                        StreamSupport.stream(prometheus.targets().spliterator(), false)
                                .map(target -> target.at("/labels/job").asText() + " "
                                        + target.get("health").asText())
                                .collect(Collectors.toSet())));
    }

    @Test
    void every_alerting_rule_is_evaluated_without_an_error() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode groups = prometheus.ruleGroups();
            assertTrue(groups.findValues("query").size() > 12, groups.toString());
            groups.findParents("query")
                    .forEach(rule -> assertEquals("ok", rule.get("health").asText(), rule.toString()));
        });
    }

    @Test
    void every_panel_of_the_dashboard_shows_something() throws IOException {
        Set<String> expressions =
                new TreeSet<>(MarketJson.mapper().readTree(DASHBOARD.toFile()).findValuesAsText("expr"));
        assertTrue(expressions.size() > 12, expressions.toString());

        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> empty = new TreeSet<>(expressions);
            empty.removeIf(expression -> !prometheus.query(expression).isEmpty());
            assertEquals(Set.of(), empty);
        });
    }
}
