package io.usdtaggregator.gateway.fastpath;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered out of memory, before the REST layer, is what the REST layer would have answered. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FastPathTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
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
    void who_reads_gzip_gets_fewer_bytes_of_the_same_json() throws Exception {
        Answer plain = ask(KEY, Map.of("Accept-Encoding", "gzip;q=0, br"));
        Answer gzip = ask(KEY, Map.of("Accept-Encoding", "br, GZIP;q=0.8"));

        assertFalse(plain.headers().containsKey("content-encoding"));
        assertEquals(List.of("gzip"), gzip.headers().get("content-encoding"));
        assertTrue(gzip.headers().get("vary").get(0).contains("Accept-Encoding"));
        assertTrue(gzip.body().length() * 2 < plain.body().length());
        String json = new String(
                new GZIPInputStream(new ByteArrayInputStream(gzip.body().getBytes(StandardCharsets.ISO_8859_1)))
                        .readAllBytes(),
                StandardCharsets.ISO_8859_1);
        assertEquals(withoutAges(plain.body()), withoutAges(json));
    }

    @Test
    void both_forms_have_one_weak_tag_which_is_enough_for_304_whatever_a_proxy_made_of_it() throws Exception {
        Map<String, String> gzip = Map.of("Accept-Encoding", "gzip");
        String tag = ask(KEY, Map.of()).headers().get("etag").get(0);

        assertEquals(tag, ask(KEY, gzip).headers().get("etag").get(0));
        assertTrue(tag.startsWith("W/\""), tag);
        String strong = tag.substring(2);
        String bare = strong.substring(0, strong.length() - 1);
        for (String held : List.of(tag, strong, bare + "-gzip\"", "W/" + bare + "-br\"", bare + "-zstd\"")) {
            same(KEY, Map.of("Accept-Encoding", "gzip", "If-None-Match", held), 304);
            same(KEY, Map.of("If-None-Match", held), 304);
        }
    }

    private static String withoutAges(String json) {
        return json.replaceAll("\"age_seconds\":\\d+", "");
    }

    @Test
    void a_token_gets_the_same_answer_on_both_ways() {
        same(Map.of("Authorization", "Bearer " + token()), Map.of(), 200);
    }

    @Test
    void who_has_the_answer_gets_the_same_304_on_both_ways() throws Exception {
        String tag = ask(KEY, Map.of()).headers().get("etag").get(0);
        same(KEY, Map.of("If-None-Match", tag), 304);
        same(KEY, Map.of("If-None-Match", "\"other\", " + tag), 304);
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
        await().atMost(Duration.ofMinutes(1)).until(() -> ask(KEY, Map.of()).status() == 401);
        same(KEY, Map.of(), 401);
    }

    /** The same seed asks the same: right and wrong addresses, all kinds of callers, forms and held tags. */
    @Test
    void random_work_is_answered_the_same_on_both_ways() {
        Random random = new Random(20_261_129);
        String token = token();
        List<Map<String, String>> callers = List.of(
                KEY,
                Map.of("X-API-Key", Seed.OPERATOR_KEY.text()),
                Map.of("Authorization", "Bearer " + token),
                Map.of("Authorization", "apikey " + Seed.KEY.text()),
                Map.of("X-API-Key", Seed.REVOKED_KEY.text()),
                Map.of("Authorization", "Bearer " + token + "x"),
                Map.of());
        List<String> addresses = List.of(
                RATES,
                RATES + "&country=SN",
                RATES + "&amount=100000",
                RATES + "&max_age=3600",
                RATES + "&contry=SN",
                "/api/v1/best-rates?fiat=XXX&trade_type=BUY",
                "/api/v1/best-rates",
                "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS",
                "/api/v1/nothing");
        List<Map<String, String>> forms = List.of(
                Map.of(),
                Map.of("Accept-Encoding", "gzip"),
                Map.of("If-None-Match", "*"),
                Map.of("If-None-Match", "\"no\""));
        double before = quick();
        for (int call = 0; call < 60; call++) {
            Map<String, String> caller = callers.get(random.nextInt(callers.size()));
            String address = addresses.get(random.nextInt(addresses.size()));
            Map<String, String> form = forms.get(random.nextInt(forms.size()));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Map<String, String> ordinary = new TreeMap<>(form);
                ordinary.putAll(ORDINARY);
                Answer plain = ask(address, caller, ordinary);
                assertEquals(plain, ask(address, caller, form), address + " " + form);
            });
        }
        assertTrue(quick() > before, "some were answered from memory");
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
            assertEquals(status < 400 ? 1 : 0, quick() - before);
        });
    }

    private Answer ask(Map<String, String> caller, Map<String, String> more) throws Exception {
        return ask(RATES, caller, more);
    }

    private Answer ask(String address, Map<String, String> caller, Map<String, String> more) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(address)).header("X-Request-Id", "both-ways");
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

    /** A gateway that has just started has no keys to sign with for a moment. */
    private String token() {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().contentType("application/json")
                                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                                .post("/api/v1/auth/token")
                                .jsonPath()
                                .getString("access"),
                        Objects::nonNull);
    }

    private long calls() {
        return given().headers(KEY).get("/api/v1/usage").jsonPath().getLong("calls");
    }
}
