package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sets the simulated world and staff's settings, and waits until the public API shows it. */
final class World {

    final RunningSet set;

    World() {
        this(RunningSet.get());
    }

    World(RunningSet set) {
        this.set = set;
    }

    /** A small, quick world: three places, ten seconds, budgets that never wait, no rules, no old faults. */
    void reset() {
        set.simulator().delete("/control/faults");
        set.simulator().delete("/control/markets");
        set.simulator().delete("/control/replay/binance");
        set.simulator().delete("/control/replay/bybit");
        change(settings -> {
            settings.withArray("currencies").forEach(currency -> {
                String code = currency.get("code").asText();
                ((ObjectNode) currency).put("active", code.matches("XOF|GHS"));
                currency.get("countries").forEach(country -> ((ObjectNode) country)
                        .put("active", country.get("code").asText().matches("CI|GH")));
            });
            settings.withArray("platforms").forEach(platform -> {
                String code = platform.get("code").asText();
                ((ObjectNode) platform).put("active", code.matches("binance|bybit"));
                ((ObjectNode) platform).put("default", code.equals("binance"));
                ObjectNode budget = (ObjectNode) platform.get("budget");
                budget.put("requests_per_minute", 6000).put("burst", 500).put("concurrency", 8);
            });
            settings.put("source_policy", "DEFAULT_WITH_FALLBACK");
            settings.putArray("liquidity");
            settings.putArray("adjustments");
            settings.putArray("cross_adjustments");
            settings.set("outliers", json("{\"mad_multiple\":\"3\",\"percent\":\"3\"}"));
            settings.set(
                    "merchants", json("{\"min_orders_30d\":0,\"min_completion_rate\":\"0\",\"verified_only\":false}"));
            // Books of one or two small offers are what these tests are about.
            settings.set(
                    "trust",
                    json("{\"min_capacity_usdt\":\"0\",\"thin_guard_percent\":\"0\",\"support_merchants\":1,"
                            + "\"support_percent\":\"1\"}"));
            settings.set("refresh", json("{\"interval\":\"PT10S\",\"active\":true}"));
            settings.set("freshness", json("{\"stale_after\":\"PT5M\",\"unavailable_after\":\"PT15M\"}"));
            settings.set(
                    "alerts",
                    json("{\"variation_percent\":\"10\",\"hold_back_percent\":\"1000\",\"cooldown\":\"PT15M\"}"));
        });
    }

    /** {@code market} is {@code XOF/CI/BUY} or {@code XOF/-/BUY}; an offer is a JSON object of the control endpoint. */
    void book(String platform, String market, String... offers) {
        var answer = set.simulator()
                .put("/control/markets/" + platform + "/" + market, "{\"offers\":[" + String.join(",", offers) + "]}");
        assertEquals(200, answer.status(), answer.text());
    }

    static String offer(String price, String min, String max) {
        return "{\"price\":\"" + price + "\",\"min\":\"" + min + "\",\"max\":\"" + max + "\"}";
    }

    void fault(String platform, String json) {
        var answer = set.simulator().put("/control/faults/" + platform, json);
        assertEquals(200, answer.status(), answer.text());
    }

    /** Reads the settings, changes them, writes them back. */
    void change(Consumer<ObjectNode> change) {
        var written = tryToChange(change);
        assertEquals(200, written.status(), written.text());
    }

    /** The same, where what staff's service needs may be away: its answer. */
    Call.Answer tryToChange(Consumer<ObjectNode> change) {
        var read = set.staff().get("/api/settings");
        if (read.status() != 200) {
            return read;
        }
        ObjectNode settings = (ObjectNode) read.body();
        change.accept(settings);
        return set.staff().with("X-Reason", "end to end").put("/api/settings", settings.toString());
    }

    /** As staff ask again where it is refused: a Redis that fails over takes nothing for seconds. */
    void refresh() {
        await("refresh").atMost(PATIENCE).pollDelay(Duration.ZERO).untilAsserted(() -> {
            var answer = set.staff().post("/api/refresh", "{}");
            assertEquals(202, answer.status(), answer.text());
        });
    }

    /** Waits until the one rate of the query is as wanted, and returns it. */
    JsonNode rateWhen(String query, Predicate<JsonNode> wanted) {
        JsonNode[] seen = new JsonNode[1];
        await(query).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            var answer = set.api().get("/api/v1/best-rates?" + query);
            assertEquals(200, answer.status(), answer.text());
            ArrayNode rates = (ArrayNode) answer.body().get("best_rates");
            assertEquals(1, rates.size(), answer.text());
            seen[0] = rates.get(0);
            assertEquals(true, wanted.test(seen[0]), answer.text());
        });
        return seen[0];
    }

    static JsonNode json(String text) {
        try {
            return MarketJson.mapper().readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
