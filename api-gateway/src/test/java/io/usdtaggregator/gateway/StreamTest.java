package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StreamTest {
    private static final Market BUY = Market.in("XOF", "BJ", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @TestHTTPResource("/api/v1/rates/stream")
    URL stream;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE)
                .until(() -> given().header("X-API-Key", Seed.KEY.text())
                                .get("/api/v1/currencies")
                                .statusCode()
                        == 200);
    }

    @Test
    void a_change_is_sent_to_who_asked_for_it_and_a_lost_connection_goes_on_without_a_gap() {
        List<String> mine = read("?fiat=XOF&trade_type=BUY", null);
        List<String> others = read("?fiat=GHS", null);
        await().atMost(PATIENCE).until(() -> has(mine, "event:heartbeat") && has(others, "event:heartbeat"));
        publish("701.25");
        await().atMost(PATIENCE).until(() -> has(mine, "701.25"));
        String id = mine.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring(3)
                .trim();
        publish("702.25");
        List<String> resumed = read("?fiat=XOF", id);
        await().atMost(PATIENCE).until(() -> has(resumed, "702.25"));
        assertFalse(has(resumed, "event:reset"));
        assertFalse(has(others, "701.25"));
    }

    @Test
    void who_cannot_go_on_is_told_to_begin_again() {
        List<String> lines = read("", "another-17");
        await().atMost(PATIENCE).until(() -> has(lines, "event:reset"));
        assertTrue(has(lines, "id:"));
    }

    @Test
    void a_heartbeat_comes_though_nothing_changes() {
        List<String> lines = read("?fiat=GHS", null);
        await().atMost(PATIENCE)
                .until(() -> lines.stream()
                                .filter(line -> line.replace(": ", ":").equals("event:heartbeat"))
                                .count()
                        >= 3);
    }

    @Test
    void a_revoked_keys_stream_ends() {
        List<String> lines = read("?fiat=GHS", null);
        await().atMost(PATIENCE).until(() -> has(lines, "event:heartbeat"));
        seed.access(true, false);
        await().atMost(PATIENCE).until(() -> has(lines, "event:closing"));
        int heard = lines.size();
        seed.all();
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> lines.size() <= heard + 2);
    }

    /** It reads nothing while far more is published than its connection holds; another reads on meanwhile. */
    @Test
    void a_slow_reader_slows_nobody_and_gets_the_newest_in_the_end() throws Exception {
        List<String> quick = read("?fiat=XOF&trade_type=BUY", null);
        await().atMost(PATIENCE).until(() -> has(quick, "event:heartbeat"));
        try (Raw slow = new Raw(stream)) {
            slow.say(
                    "GET /api/v1/rates/stream?fiat=XOF HTTP/1.1\r\nHost: gateway\r\nAccept: text/event-stream\r\nX-API-Key: "
                            + Seed.KEY.text() + "\r\n\r\n");
            int changes = 12_000;
            for (int i = 0; i < changes; i += 20) {
                int first = i;
                seed.publish(
                        IntStream.range(0, 20)
                                .mapToObj(n -> Seed.rate(
                                        Market.in(
                                                "XOF",
                                                List.of("BJ", "CI", "SN", "TG").get(n % 4),
                                                TradeType.BUY),
                                        Instant.now(),
                                        null,
                                        anOffer()
                                                .at((900 + (first + n) % 97) + ".5")
                                                .build()))
                                .toList(),
                        List.of());
            }
            publish("777.75");
            await().atMost(PATIENCE).until(() -> has(quick, "777.75"));
            StringBuilder heard = new StringBuilder();
            await().atMost(PATIENCE)
                    .until(() -> heard.append(slow.hearSome()).toString().contains("777.75"));
            long events = heard.toString()
                    .lines()
                    .filter(line -> line.replace(": ", ":").equals("event:rate"))
                    .count();
            assertTrue(events < changes, events + " events were kept for who did not read");
        }
    }

    /** A heartbeat's id is one to go on from: all that changed before it was sent before it. */
    @Test
    void streams_that_begin_in_the_midst_of_changes_miss_none_that_comes_after_their_beginning() {
        int streams = 12;
        List<List<String>> all = new ArrayList<>();
        for (int number = 0; number < streams; number++) {
            publish((500 + number) + ".25");
            all.add(read("?fiat=XOF&trade_type=BUY", null));
        }
        await().atMost(PATIENCE).until(() -> all.stream().allMatch(lines -> has(lines, "event:heartbeat")));
        publish("599.75");

        await().atMost(PATIENCE).until(() -> all.stream().allMatch(lines -> has(lines, "599.75")));
        all.forEach(lines -> assertFalse(has(lines, "event:reset")));
        all.forEach(lines -> assertTrue(
                numbers(lines).equals(numbers(lines).stream().sorted().toList()), "in order"));
    }

    private static List<Long> numbers(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line ->
                        Long.valueOf(line.substring(line.lastIndexOf('-') + 1).trim()))
                .toList();
    }

    private void publish(String price) {
        seed.publish(
                List.of(Seed.rate(BUY, Instant.now(), null, anOffer().at(price).build())), List.of());
    }

    private static boolean has(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.replace(": ", ":").contains(text));
    }

    private List<String> read(String query, String lastEventId) {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + query))
                .header("X-API-Key", Seed.KEY.text())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpClient client = HttpClient.newBuilder()
                .executor(Executors.newCachedThreadPool(work -> {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    return thread;
                }))
                .build();
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));
        return lines;
    }
}
