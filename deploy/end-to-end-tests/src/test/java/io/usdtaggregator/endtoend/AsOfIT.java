package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The past is answered with the very JSON that was served then, by the whole running system. */
class AsOfIT {
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/best-rates?fiat=XOF",
            "/api/v1/best-rates?fiat=XOF&country=CI&trade_type=BUY&scope=zone",
            "/api/v1/best-rates?platform=binance",
            "/api/v1/rates/cross?from_currency=XOF&country_from=CI&to_currency=GHS&country_to=GH",
            "/api/v1/rates/cross?from_currency=GHS&country_from=GH&to_currency=XOF&country_to=CI");

    private final World world = new World();

    private record Served(Instant at, Map<String, JsonNode> answers) {}

    @Test
    void what_was_served_is_answered_again_by_its_instant() {
        world.reset();
        List<Served> past = new ArrayList<>();
        for (String price : List.of("600", "607", "603")) {
            world.book("binance", "XOF/CI/BUY", offer(price, "1", "900000"), offer("612", "1", "900000"));
            world.book("binance", "XOF/CI/SELL", offer("590", "1", "900000"));
            world.book("binance", "GHS/GH/BUY", offer("12.6", "1", "900000"));
            world.book("binance", "GHS/GH/SELL", offer("12.3", "1", "900000"));
            world.refresh();
            world.rateWhen(
                    "fiat=XOF&country=CI&trade_type=BUY",
                    rate -> rate.get("rate").asText().equals(price));
            past.add(await().atMost(Duration.ofSeconds(60)).until(this::served, seen -> !seen.answers.isEmpty()));
        }

        for (Served then : past) {
            then.answers().forEach((question, answer) -> {
                var again = world.set.api().get(question + (question.contains("?") ? "&" : "?") + "as_of=" + then.at());
                assertEquals(200, again.status(), again.text());
                ObjectNode body = (ObjectNode) again.body();
                assertEquals(then.at(), Instant.parse(body.remove("as_of").asText()));
                assertEquals(answer, body, question + " as of " + then.at());
            });
        }
        assertNotEquals(past.get(0).answers(), past.get(1).answers());
        assertNotEquals(past.get(1).answers(), past.get(2).answers());
    }

    /**
     * All answers of one second in which nothing moved; empty when something did. Ages are whole seconds: the instant
     * taken lies between two readings that are the same, ages and all.
     */
    private Served served() {
        Map<String, JsonNode> before = answers();
        Instant at = Instant.now();
        return before.equals(answers()) ? new Served(at, before) : new Served(at, Map.of());
    }

    private Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String question : QUESTIONS) {
            var answer = world.set.api().get(question);
            if (answer.status() == 200) {
                answers.put(question, answer.body());
            }
        }
        return answers.size() == QUESTIONS.size() ? answers : Map.of();
    }
}
