package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * While staff edit rules, prices move, platforms are switched and go out, no answer contradicts itself, and the record
 * under its {@code rate_id} says what was served (docs/domain.md, 5 and 8): over REST, in streams and in quotes. More
 * answers with {@code -Dinvariants.answers=20000}.
 */
class InvariantsIT {
    private static final int ANSWERS = Integer.getInteger("invariants.answers", 600);
    private static final int ASKERS = 2;
    private static final int RECORDED_EVERY = 20;
    private static final List<String> AMOUNTS = List.of("1000", "40000", "500000");
    private static final String FROM_CI = "&country_from=CI";

    private final World world = new World();
    private final Random random = new Random(20_260_821);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger streamed = new AtomicInteger();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private final Map<String, String> served = new ConcurrentHashMap<>();
    /** The question to a record, and what it must answer. */
    private final Map<String, Derived> derived = new ConcurrentHashMap<>();

    private record Derived(String field, String value) {}

    @Test
    void no_answer_contradicts_itself_while_everything_changes() throws Exception {
        world.reset();
        move();
        world.rateWhen("fiat=XOF&country=CI&trade_type=BUY", rate -> rate.hasNonNull("rate"));
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(ASKERS + 2);
        try (Stream<String> events = stream()) {
            threads.submit(() -> events.forEach(this::streamed));
            Future<?> changing = threads.submit(() -> {
                while (!over.get()) {
                    change();
                }
            });
            List<Future<?>> asking = IntStream.range(0, ASKERS)
                    .<Future<?>>mapToObj(asker -> threads.submit(() -> ask(new Random(asker))))
                    .toList();
            for (Future<?> each : asking) {
                each.get(30, TimeUnit.MINUTES);
            }
            over.set(true);
            changing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }

        System.out.println("invariants: " + asked.get() + " answers, " + streamed.get() + " events, "
                + contradictions.size() + " contradictions, " + served.size() + " records, " + derived.size()
                + " derived numbers");
        assertEquals(List.of(), List.copyOf(contradictions).stream().limit(20).toList());
        served.forEach(this::recordSaysWhatWasServed);
        derived.forEach(this::recordGivesTheNumberAgain);
        assertTrue(served.size() > 5, "rates of several ids were served");
        assertTrue(streamed.get() > 5, "changes were streamed");
    }

    private Stream<String> stream() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.set.gateway().base() + "/api/v1/rates/stream"))
                .header("Accept", "text/event-stream")
                .header("X-API-Key", world.set.credentials.get("api_key").asText())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    private void streamed(String line) {
        if (!line.startsWith("data:")) {
            return;
        }
        JsonNode event = World.json(line.substring("data:".length()));
        if (event.has("from_currency")) {
            keep("stream", Contradictions.ofCrossRate(event), line);
            streamed.incrementAndGet();
        } else if (event.has("trade_type")) {
            keep("stream", Contradictions.ofRate(event), line);
            streamed.incrementAndGet();
        }
    }

    private void recordGivesTheNumberAgain(String question, Derived expected) {
        await(question + " is recorded").atMost(PATIENCE).untilAsserted(() -> {
            var record = world.set.api().get(question);
            assertEquals(200, record.status(), question + ": " + record.text());
            assertEquals(expected.value(), record.body().at(expected.field()).asText(), question);
        });
    }

    private void recordSaysWhatWasServed(String rateId, String rate) {
        await(rateId + " is recorded").atMost(PATIENCE).untilAsserted(() -> {
            var record = world.set.api().get("/api/v1/rates/" + rateId);
            assertEquals(200, record.status(), rateId + ": " + record.text());
            assertEquals(rate, record.body().path("rate").asText(), rateId);
        });
    }

    private void ask(Random own) {
        while (asked.get() < ANSWERS) {
            String amount = AMOUNTS.get(own.nextInt(AMOUNTS.size()));
            switch (own.nextInt(4)) {
                case 0 -> rates(amount);
                case 1 -> cross("", amount);
                case 2 -> cross(FROM_CI, amount);
                default -> quote(amount);
            }
        }
    }

    private void rates(String amount) {
        String question = "/api/v1/best-rates?fiat=XOF&trade_type=BUY&amount=" + amount;
        var answer = world.set.api().get(question);
        if (answer.status() != 200) {
            return;
        }
        asked.incrementAndGet();
        for (JsonNode rate : answer.body().get("best_rates")) {
            keep(question, Contradictions.ofRate(rate), answer.text());
            remember(rate, amount, "/liquidity/executable_rate");
        }
    }

    private void cross(String country, String amount) {
        String question = "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS" + country + "&amount=" + amount;
        var answer = world.set.api().get(question);
        if (answer.status() == 200) {
            asked.incrementAndGet();
            keep(question, Contradictions.ofCrossRate(answer.body()), answer.text());
            remember(answer.body(), amount, "/amount_received");
            remember(answer.body().at("/legs/buy"), amount, "/liquidity/executable_rate");
        }
    }

    private void quote(String amount) {
        var answer = world.set
                .api()
                .post(
                        "/api/v1/quotes",
                        "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"" + amount + "\"}");
        if (answer.status() == 201) {
            asked.incrementAndGet();
            keep("quote of " + amount, Contradictions.ofCrossRate(answer.body()), answer.text());
            remember(answer.body(), amount, "/executable_rate");
        }
    }

    private void keep(String question, List<String> found, String answer) {
        found.forEach(what -> contradictions.add(question + ": " + what + " in " + answer));
    }

    private void remember(JsonNode rate, String amount, String field) {
        if (asked.get() % RECORDED_EVERY != 0 || !rate.hasNonNull("rate_id") || !rate.hasNonNull("rate")) {
            return;
        }
        String id = rate.get("rate_id").asText();
        same("rate_id " + id, served.putIfAbsent(id, rate.get("rate").asText()), rate.get("rate"));
        if (rate.at(field).isTextual()) {
            String question = "/api/v1/rates/" + id + "?amount=" + amount;
            Derived before = derived.putIfAbsent(
                    question, new Derived(field, rate.at(field).asText()));
            if (before != null && before.field().equals(field)) {
                same(question, before.value(), rate.at(field));
            }
        }
    }

    private void same(String what, String before, JsonNode now) {
        if (before != null && !before.equals(now.asText())) {
            contradictions.add(what + " was served as " + before + " and as " + now.asText());
        }
    }

    /** One thing that staff, a market or a platform does. */
    private void change() {
        switch (random.nextInt(6)) {
            case 0 ->
                world.change(settings -> settings.putArray("adjustments")
                        .add(World.json(
                                "{\"currency\":\"XOF\",\"trade_type\":\"BUY\",\"mode\":\"PERCENT\",\"value\":\"5\","
                                        + "\"direction\":\"MARKUP\",\"active\":true,\"reason\":\"test\"}")));
            case 1 -> world.change(settings -> settings.putArray("adjustments"));
            case 2 ->
                world.change(settings ->
                        settings.put("source_policy", random.nextBoolean() ? "BEST_OF_ALL" : "DEFAULT_WITH_FALLBACK"));
            case 3 -> outage();
            default -> {
                move();
                world.refresh();
            }
        }
    }

    private void outage() {
        if (random.nextBoolean()) {
            world.fault("binance", "{\"kind\":\"refused\"}");
        } else {
            world.set.simulator().delete("/control/faults");
        }
        world.change(settings -> settings.withArray("platforms").forEach(platform -> {
            if (platform.get("code").asText().equals("bybit")) {
                ((ObjectNode) platform).put("active", random.nextBoolean());
            }
        }));
    }

    /** New prices everywhere, each book with a good price for little and a worse one for much. */
    private void move() {
        for (String platform : List.of("binance", "bybit")) {
            for (String place : List.of("XOF/-", "XOF/CI")) {
                int best = 590 + random.nextInt(20);
                world.book(
                        platform,
                        place + "/BUY",
                        offer(String.valueOf(best), "1", "30000"),
                        offer(String.valueOf(best + 5), "50000", "100000"),
                        offer(String.valueOf(best + 9), "1000", "900000"));
                world.book(platform, place + "/SELL", offer(String.valueOf(best - 15), "1", "900000"));
            }
            for (String place : List.of("GHS/-", "GHS/GH")) {
                String best = "12." + (10 + random.nextInt(20));
                world.book(platform, place + "/SELL", offer(best, "1", "900000"), offer("12.05", "1", "900000"));
                world.book(platform, place + "/BUY", offer("12.6", "1", "900000"));
            }
        }
    }
}
