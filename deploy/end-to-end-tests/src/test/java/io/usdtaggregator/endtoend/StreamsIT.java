package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What integrators hold over several gateways: a stream, and a quote. */
class StreamsIT {
    private static final Pattern BEAT = Pattern.compile("data: ?\\{\"at\":\"(.+)\"}");
    private static final String QUOTE = "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"100000\"}";

    private final RunningSet set = RunningSet.get();

    @BeforeEach
    void a_world_that_takes_the_amount() {
        new World().reset();
    }

    /** The lines of one stream, and whether it is over. */
    private record Reading(List<String> lines, CompletableFuture<Void> over) {
        void awaitLine(String text) {
            await().atMost(PATIENCE).until(() -> count(text) > 0);
        }

        long count(String text) {
            return lines.stream().filter(line -> line.contains(text)).count();
        }

        /** When each heartbeat was sent. */
        List<Instant> beats() {
            return lines.stream()
                    .map(BEAT::matcher)
                    .filter(Matcher::matches)
                    .map(beat -> Instant.parse(beat.group(1)))
                    .toList();
        }

        String lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .substring(3)
                    .trim();
        }
    }

    @Test
    void a_stream_lives_by_its_heartbeat_hears_that_its_gateway_leaves_and_begins_again_at_another() throws Exception {
        try (GatewayProcess first = new GatewayProcess(set)) {
            first.awaitReady();
            Reading reading = read(first.call(), "");
            await().atMost(PATIENCE).until(() -> reading.beats().size() >= 2);
            long seconds = Duration.between(
                            reading.beats().get(0), reading.beats().get(1))
                    .toSeconds();
            assertTrue(
                    seconds >= 14 && seconds <= 25, "15 s apart, on a machine that is busy a little more: " + seconds);
            reading.awaitLine("event:rate");

            first.terminate();
            reading.awaitLine("event:closing");
            await().atMost(PATIENCE).until(reading.over()::isDone);

            Reading again = read(set.gateway(), reading.lastId());
            await().atMost(PATIENCE).until(() -> again.lines().stream()
                    .filter(line -> line.startsWith("event:"))
                    .findFirst()
                    .isPresent());
            assertEquals(
                    "event:reset",
                    again.lines().stream()
                            .filter(line -> line.startsWith("event:"))
                            .findFirst()
                            .orElseThrow());
            again.awaitLine("event:rate");
        }
    }

    @Test
    void one_idempotency_key_at_once_at_two_gateways_gets_one_quote() {
        try (GatewayProcess other = new GatewayProcess(set)) {
            other.awaitReady();
            List<Call> both = List.of(set.gateway(), other.call());
            both.forEach(gateway -> await().atMost(PATIENCE)
                    .until(() -> quote(gateway, UUID.randomUUID().toString()).status() == 201));
            String key = UUID.randomUUID().toString();

            Executor ofItsOwn = task -> new Thread(task).start();
            List<CompletableFuture<Call.Answer>> all = IntStream.range(0, 10)
                    .boxed()
                    .flatMap(any -> both.stream())
                    .map(gateway -> CompletableFuture.supplyAsync(() -> quote(gateway, key), ofItsOwn))
                    .toList();

            Set<String> answers = all.stream()
                    .map(CompletableFuture::join)
                    .map(answer -> answer.status() + " " + answer.text())
                    .collect(Collectors.toSet());
            assertEquals(1, answers.size(), answers.toString());
            assertTrue(answers.iterator().next().startsWith("201 "));
        }
    }

    /** A gateway that is too busy says so, and is asked again with the same key. */
    private Call.Answer quote(Call gateway, String key) {
        Call asked = gateway.with("X-API-Key", set.credentials.get("api_key").asText())
                .with("Idempotency-Key", key);
        return await().pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> asked.post("/api/v1/quotes", QUOTE), answer -> answer.status() != 503);
    }

    private Reading read(Call gateway, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(gateway.base() + "/api/v1/rates/stream?fiat=XOF"))
                .header("Accept", "text/event-stream")
                .header("X-API-Key", set.credentials.get("api_key").asText());
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        List<String> lines = new CopyOnWriteArrayList<>();
        Runnable reading = () -> {
            try {
                HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofLines())
                        .body()
                        .forEach(lines::add);
            } catch (IOException broken) {
                lines.add("broken: " + broken);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        // A stream holds its thread; the common pool has one on two cores.
        return new Reading(lines, CompletableFuture.runAsync(reading, task -> new Thread(task).start()));
    }
}
