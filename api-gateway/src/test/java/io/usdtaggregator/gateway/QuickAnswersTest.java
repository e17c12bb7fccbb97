package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered out of memory, before the REST layer, is what the REST layer would have answered. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class QuickAnswersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> KEY = Map.of("X-API-Key", Seed.KEY.text());
    private static final String RATES = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";
    /** Another way to say application/json, which the quick path leaves to the REST layer. */
    private static final Map<String, String> ORDINARY = Map.of("Accept", "application/json;q=1.0");

    @Inject
    Seed seed;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource("/")
    URI gateway;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Answer(int status, Map<String, List<String>> headers, String body) {}

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE).until(() -> ask(KEY, Map.of()).status() == 200);
        seed.publish(
                List.of(Seed.rate(
                        Market.zone("XOF", TradeType.BUY),
                        Instant.now(),
                        null,
                        anOffer().at("600").build())),
                List.of());
        await().atMost(PATIENCE).until(() -> ask(KEY, Map.of()).body().contains("\"rate\":\"600\""));
    }

    @Test
    void a_key_gets_the_same_answer_on_both_ways() {
        same(KEY, Map.of(), 200);
        same(Map.of("Authorization", "apikey " + Seed.KEY.text()), Map.of(), 200);
    }

    @Test
    void a_compressed_answer_is_the_same_on_both_ways() {
        Map<String, String> gzip = Map.of("Accept-Encoding", "gzip, deflate");
        same(KEY, gzip, 200);
        same(Map.of("X-API-Key", Seed.REVOKED_KEY.text()), gzip, 401);
    }

    @Test
    void a_token_gets_the_same_answer_on_both_ways() {
        same(Map.of("Authorization", "Bearer " + token()), Map.of(), 200);
    }

    @Test
    void who_has_the_answer_gets_the_same_304_on_both_ways() throws Exception {
        String tag = ask(KEY, Map.of()).headers().get("etag").get(0);
        same(KEY, Map.of("If-None-Match", tag), 304);
        same(KEY, Map.of("If-None-Match", "\"other\", W/" + tag), 304);
        same(KEY, Map.of("If-None-Match", "\"other\""), 200);
    }

    @Test
    void who_is_refused_is_refused_the_same_on_both_ways() {
        for (String key : List.of(
                Seed.REVOKED_KEY.text(), Seed.EXPIRED_KEY.text(), Seed.ELSEWHERE_KEY.text(), "usdt_test_nonsense")) {
            same(Map.of("X-API-Key", key), Map.of(), key.equals(Seed.ELSEWHERE_KEY.text()) ? 403 : 401);
        }
        same(Map.of("X-API-Key", Seed.NO_GROUP_KEY.text()), Map.of(), 403);
        same(Map.of("Authorization", "Bearer nonsense"), Map.of(), 401);
        same(Map.of(), Map.of(), 401);
    }

    @Test
    void who_calls_too_often_is_told_the_same_on_both_ways() {
        Map<String, String> slow = Map.of("X-API-Key", Seed.SLOW_KEY.text());
        await().atMost(PATIENCE).until(() -> ask(slow, Map.of()).status() == 429);
        same(slow, Map.of(), 429);
    }

    @Test
    void a_quick_answer_counts_once() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            long callsBefore = calls();
            double quickBefore = quick();
            ask(KEY, Map.of());
            ask(KEY, Map.of());
            assertEquals(callsBefore + 3, calls());
            assertEquals(quickBefore + 1, quick());
        });
    }

    @Test
    void a_revoked_key_stops_on_the_quick_way() {
        seed.access(true, false);
        await().atMost(Duration.ofSeconds(5)).until(() -> ask(KEY, Map.of()).status() == 401);
        same(KEY, Map.of(), 401);
    }

    /** Asks both ways within one state of the memory, which ends by itself four times a second. */
    private void same(Map<String, String> caller, Map<String, String> more, int status) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            ask(Map.of("X-API-Key", Seed.OPERATOR_KEY.text()), ORDINARY);
            Map<String, String> ordinary = new TreeMap<>(more);
            ordinary.putAll(ORDINARY);
            Answer first = ask(caller, ordinary);
            double before = quick();
            Answer second = ask(caller, more);
            assertEquals(first, second);
            assertEquals(status, second.status());
            assertEquals(1, quick() - before);
        });
    }

    private Answer ask(Map<String, String> caller, Map<String, String> more) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(RATES)).header("X-Request-Id", "both-ways");
        caller.forEach(request::header);
        more.forEach(request::header);
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.computeIfPresent(
                "ratelimit", (name, left) -> List.of(left.get(0).replaceAll("r=\\d+", "r=")));
        return new Answer(answer.statusCode(), headers, answer.body());
    }

    private double quick() {
        return meters.counter("gateway.calls.quick").count();
    }

    private String token() {
        return given().contentType("application/json")
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token")
                .jsonPath()
                .getString("access");
    }

    private long calls() {
        return given().headers(KEY).get("/api/v1/usage").jsonPath().getLong("calls");
    }
}
