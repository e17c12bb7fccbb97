package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The past is answered with the very JSON that was served then, by the whole running system. */
class AsOfIT {
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/best-rates?fiat=XOF",
            "/api/v1/best-rates?fiat=XOF&country=CI&trade_type=BUY&scope=zone",
            "/api/v1/best-rates?platform=binance",
            "/api/v1/rates/cross?from_currency=XOF&country_from=CI&to_currency=GHS&country_to=GH",
            "/api/v1/rates/cross?from_currency=GHS&country_from=GH&to_currency=XOF&country_to=CI");

    private static final int SECONDS = Integer.getInteger("asof.seconds", 20);
    private static final List<String> SAMPLED = List.of(
            "/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=CI&amount=40000",
            "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=40000");

    private final World world = new World();

    /** Answers around an instant: the same but for their ages, which may grow by a second meanwhile. */
    private record Served(Instant at, Map<String, JsonNode> answers, Map<String, JsonNode> after) {}

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
            for (String other : List.of(
                    "XOF&country=CI&trade_type=SELL",
                    "GHS&country=GH&trade_type=BUY",
                    "GHS&country=GH&trade_type=SELL")) {
                world.rateWhen("fiat=" + other, rate -> rate.hasNonNull("rate"));
            }
            past.add(await().atMost(PATIENCE).until(this::served, seen -> !seen.answers.isEmpty()));
        }

        for (Served then : past) {
            then.answers().forEach((question, answer) -> {
                var again = world.set.api().get(question + (question.contains("?") ? "&" : "?") + "as_of=" + then.at());
                assertEquals(200, again.status(), again.text());
                ObjectNode body = (ObjectNode) again.body();
                assertEquals(then.at(), Instant.parse(body.remove("as_of").asText()));
                List<Long> ages = ages(body);
                for (int place = 0; place < ages.size(); place++) {
                    assertTrue(ages(answer).get(place) <= ages.get(place), question + " as of " + then.at());
                    assertTrue(
                            ages.get(place) <= ages(then.after().get(question)).get(place),
                            question + " as of " + then.at());
                }
                assertEquals(ageless(answer), ageless(body), question + " as of " + then.at());
            });
        }
        assertNotEquals(past.get(0).answers(), past.get(1).answers());
        assertNotEquals(past.get(1).answers(), past.get(2).answers());
    }

    /**
     * Sampled every 100 ms at two gateways under edits: {@code -Dasof.seconds=300} for longer. Nearer than a second to a
     * change either answer is right.
     */
    @Test
    void what_two_gateways_served_under_edits_is_answered_of_each_instant_by_both() throws Exception {
        try (GatewayProcess other = new GatewayProcess(world.set);
                ConstantChanges changes =
                        ConstantChanges.withoutOutages(world, new Random(20_260_821), Duration.ofSeconds(3))) {
            String key = world.set.key("sampler", 600_000, 10_000);
            List<Call> gateways = Stream.of(world.set.gateway(), other.call())
                    .map(gateway -> gateway.with("X-API-Key", key))
                    .toList();
            world.reset();
            changes.movePrices();
            world.refresh();
            world.rateWhen("fiat=XOF&country=CI&trade_type=BUY", rate -> rate.hasNonNull("rate"));
            other.awaitReady();
            gateways.forEach(gateway -> await().atMost(PATIENCE)
                    .until(() -> gateway.get(SAMPLED.get(1)).status() == 200));
            RateSamples samples = new RateSamples(gateways, SAMPLED);
            ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
            try {
                clock.scheduleAtFixedRate(samples::take, 0, 100, TimeUnit.MILLISECONDS);
                Instant end = Instant.now().plusSeconds(SECONDS);
                while (Instant.now().isBefore(end)) {
                    changes.once();
                }
            } finally {
                clock.shutdown();
                clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }

            List<RateSamples.Sample> compared = samples.farFromChanges();
            List<RateSamples.Sample> differing = compared.parallelStream()
                    .filter(sample -> gateways.stream()
                            .anyMatch(gateway -> !sample.askedAgain(gateway).equals(sample.answer())))
                    .toList();
            System.out.printf(
                    "as of: %d samples at two gateways, %d farther than a second from a change, %d agree; changes %s%n",
                    samples.count(), compared.size(), compared.size() - differing.size(), changes.done());
            differing.stream()
                    .limit(3)
                    .forEach(sample -> System.out.println("as of: " + sample + "\n    again: "
                            + gateways.stream().map(sample::askedAgain).toList()));
            assertEquals(0, differing.size());
            assertTrue(compared.size() > 10, "samples that are far enough from changes");
        }
    }

    /** All answers at an instant; empty when something but ages moved around it. */
    private Served served() {
        Map<String, JsonNode> before = answers();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        // An answer may be given again for a quarter of a second.
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        Map<String, JsonNode> after = answers();
        return ageless(before).equals(ageless(after))
                ? new Served(at, before, after)
                : new Served(at, Map.of(), Map.of());
    }

    private static List<Long> ages(JsonNode answer) {
        return answer.findValues("age_seconds").stream().map(JsonNode::asLong).toList();
    }

    private static Map<String, JsonNode> ageless(Map<String, JsonNode> answers) {
        Map<String, JsonNode> ageless = new LinkedHashMap<>();
        answers.forEach((question, answer) -> ageless.put(question, ageless(answer)));
        return ageless;
    }

    private static JsonNode ageless(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        copy.findParents("age_seconds").forEach(parent -> ((ObjectNode) parent).putNull("age_seconds"));
        copy.path("legs").forEach(leg -> ((ObjectNode) leg).putNull("age_seconds"));
        return copy;
    }

    private Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String question : QUESTIONS) {
            var answer = world.set.api().get(question);
            assertEquals(200, answer.status(), answer.text());
            answers.put(question, answer.body());
        }
        return answers;
    }
}
