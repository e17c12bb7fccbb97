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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StreamTest {
    private static final Market BUY = Market.in("XOF", "BJ", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
