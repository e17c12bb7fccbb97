package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.FakeEngine;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.contract.ApiDocument.Operation;
import io.usdtaggregator.gateway.tokens.TokenSigner;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.crossing.UnpricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.FirstStart;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each error of the document is, word by word, what the gateway answers to who deserves it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class ErrorExamplesTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("GHS", TradeType.SELL);
    private static final String V1 = "/api/v1";
    private static final String UUID = "3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10";
    private static final String PAST = "2025-01-01T00:00:00Z";

    /** What needs a gateway in trouble, or a great many calls: other tests bring them about. Their words are in the sources. */
    private static final Set<String> OF_TROUBLE = Set.of(
            "busy",
            "history_overloaded",
            "internal",
            "overloaded",
            "refresh_unavailable",
            "request_timeout",
            "signing_keys_unavailable",
            "starting",
            "stopping",
            "too_many_failures",
            "too_many_pending",
            "too_many_streams",
            "too_many_tokens",
            "too_many_webhooks",
            "webhook_disabled",
            "webhooks_unavailable");

    @Inject
    Seed seed;

    @Inject
    TokenSigner signatures;

    @TestHTTPResource
    URI gateway;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Set<String> provoked = new TreeSet<>();
    private ApiDocument document;

    @BeforeEach
    void seed() {
        seed.all();
        publish(Seed.rate(
                BUY,
                Instant.now(),
                null,
                anOffer().at("600").of("100", "900000").build()));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/.well-known/jwks.json").statusCode() == 200
                        && send(get("/rates/cross")
                                                .asking("from_currency", "XOF")
                                                .asking("to_currency", "GHS"))
                                        .statusCode()
                                == 200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> send(get("/webhooks")).statusCode() == 200);
        document = new ApiDocument(
                MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class));
    }

    @AfterEach
    void out() {
        FakeEngine.isOut();
    }

    @Test
    void every_error_is_what_is_answered() throws Exception {
        parameters();
        bodies();
        credentials();
        past();
        names();
        notPossible();
        tooMany();
        outages();
        Set<String> all = new TreeSet<>();
        document.root().at("/components/examples").fieldNames().forEachRemaining(all::add);
        all.removeAll(OF_TROUBLE);
        assertEquals(all, provoked);
    }

    @Test
    void what_needs_trouble_is_said_in_words_of_the_sources() throws Exception {
        String sources = sources();
        for (String name : OF_TROUBLE) {
            String detail = document.root()
                    .path("components")
                    .path("examples")
                    .path(name)
                    .at("/value/detail")
                    .asText();
            assertTrue(Stream.of(detail.split("\\d+|settings were")).allMatch(sources::contains), name + ": " + detail);
        }
    }

    private void parameters() {
        is("no_parameters", "getPlatforms", get("/platforms").asking("verbose", "1"));
        is("credential_in_query", "getPlatforms", get("/platforms").asking("token", "x"));
        is("bad_request", "getPlatforms", get("/platforms;a=1"));
        is("unknown_parameter", "getBestRates", get("/best-rates").asking("contry", "CI"));
        is(
                "value_not_allowed",
                "getBestRates",
                get("/best-rates").asking("fiat", "EUR").asking("trade_type", "HOLD"));
        is(
                "country_of_another_currency",
                "getBestRates",
                get("/best-rates").asking("fiat", "XOF").asking("country", "GH"));
        is("amount_malformed", "getBestRates", get("/best-rates").asking("amount", "-1"));
        is(
                "too_many_decimals",
                "getBestRates",
                get("/best-rates").asking("fiat", "XOF").asking("amount", "1000.5"));
        is("needs_amount", "getBestRates", get("/best-rates").asking("amount_currency", "USDT"));
        is("currency_required", "getCrossRate", get("/rates/cross"));
        is("market_required", "getOffers", get("/offers"));
        is(
                "one_or_other",
                "getHistory",
                get("/rates/history")
                        .asking("from_currency", "XOF")
                        .asking("to_currency", "GHS")
                        .asking("country", "CI"));
        is(
                "not_before_to",
                "getHistory",
                market("/rates/history").asking("from", PAST).asking("to", PAST));
        is("interval_required", "getCandles", market("/rates/candles"));
        is(
                "too_many_candles",
                "getCandles",
                market("/rates/candles")
                        .asking("interval", "1m")
                        .asking("from", "2020-01-01T00:00:00Z")
                        .asking("to", PAST));
        is(
                "zone_malformed",
                "getCandles",
                market("/rates/candles").asking("interval", "1h").asking("tz", "Mars/Base"));
        is("page_malformed", "listWebhooks", get("/webhooks").asking("page_size", "500"));
        is("limit_malformed", "getBestOffers", market("/offers/best").asking("limit", "99"));
        is("reference_malformed", "getAdvertiser", market("/advertiser").asking("reference", "abc"));
        is("fiat_not_allowed", "getCountries", get("/countries").asking("fiat", "EUR"));
        FakeEngine.refuses("/internal/ticks");
        is("cursor_malformed", "getHistory", market("/rates/history").asking("cursor", "abc"));
    }

    private void bodies() {
        is("body_missing", "getToken", login(""));
        is("body_not_json", "getToken", login("{"));
        is("username_required", "getToken", login("{\"password\":\"x\"}"));
        is("field_too_long", "getToken", login("{\"username\":\"" + "x".repeat(151) + "\",\"password\":\"x\"}"));
        is("login_unknown_field", "getToken", login("{\"user\":\"x\"}"));
        is("refresh_required", "refreshToken", new Call("POST", V1 + "/auth/refresh").sending("{}"));
        is("quote_unknown_field", "makeQuote", quote("{\"markup\":\"0\"}"));
        is("field_of_another_type", "makeQuote", quote("{\"from_currency\":[1]}"));
        is("amount_required", "makeQuote", quote("{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\"}"));
        is("idempotency_key_malformed", "makeQuote", quoteOf("1000").with("Idempotency-Key", "with space"));
        is("url_not_https", "createWebhook", webhook("ftp://hooks.integrator.example/", ""));
        is("url_not_public", "createWebhook", webhook("https://10.0.0.1/", ""));
        is("url_unresolvable", "createWebhook", webhook("https://nothing.invalid/", ""));
        is("url_malformed", "createWebhook", webhook("https://user:pass@hooks.integrator.example/", ""));
        is("event_not_allowed", "createWebhook", post("/webhooks", "{\"url\":\"https://a.example/\",\"event\":\"x\"}"));
        is(
                "market_or_corridor",
                "createWebhook",
                webhook("https://a.example/", ",\"from_currency\":\"XOF\",\"to_currency\":\"GHS\""));
        is(
                "deviation_required",
                "createWebhook",
                post(
                        "/webhooks",
                        "{\"url\":\"https://a.example/\",\"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\"}"));
        is("has_no_body", "testWebhook", post("/webhooks/" + UUID + "/test", "{\"x\":1}"));
        is("too_large", "makeQuote", quote("{\"x\":\"" + "x".repeat(20_000) + "\"}"));
        is("unsupported_media_type", "makeQuote", quoteOf("1").with("Content-Type", "text/plain"));
        is("origin_not_allowed", "getPlatforms", get("/platforms").with("Origin", "https://elsewhere.example"));
        is("not_acceptable", "getPlatforms", get("/platforms").with("Accept", "text/html"));
        Call patch = get("/platforms");
        patch.method = "PATCH";
        is("method_not_allowed", "getPlatforms", patch);
    }

    private void credentials() {
        is("missing_credentials", "getPlatforms", platforms());
        is("ambiguous_credentials", "getPlatforms", get("/platforms").with("Authorization", "Bearer x"));
        is("unknown_scheme", "getPlatforms", platforms().with("Authorization", "Basic x"));
        is("malformed_key", "getPlatforms", with("x"));
        is("wrong_environment", "getPlatforms", with(ApiKeyText.random(false).text()));
        is("unknown_key", "getPlatforms", with(ApiKeyText.random(true).text()));
        is("revoked_key", "getPlatforms", with(Seed.REVOKED_KEY.text()));
        is("expired_key", "getPlatforms", with(Seed.EXPIRED_KEY.text()));
        is("invalid_token", "getPlatforms", bearer(Tokens.foreign()));
        is("expired_token", "getPlatforms", bearer(Tokens.expired(signatures)));
        is("account_inactive", "getPlatforms", bearer(Tokens.of(signatures, "a-gone")));
        is("no_group", "getPlatforms", with(Seed.NO_GROUP_KEY.text()));
        is("address_not_allowed", "getPlatforms", with(Seed.ELSEWHERE_KEY.text()));
        is("operators_only", "getAdvertiser", new Call("GET", V1 + "/advertiser").with("X-API-Key", Seed.KEY.text()));
        is("wrong_credentials", "getToken", login("{\"username\":\"nobody\",\"password\":\"x\"}"));
        is(
                "invalid_refresh_token",
                "refreshToken",
                new Call("POST", V1 + "/auth/refresh").sending("{\"refresh\":\"x\"}"));
    }

    private void past() {
        is("as_of_in_the_future", "getBestRates", get("/best-rates").asking("as_of", "2999-01-01T00:00:00Z"));
        then("2020-01-01T00:00:00Z", MarketJson.mapper().valueToTree(FirstStart.settings()));
        then("2020-01-01T00:00:00Z", null);
        is("nothing_recorded", "getBestRates", get("/best-rates").asking("as_of", PAST));
        then("2025-06-01T00:00:00Z", null);
        is("past_retention", "getBestRates", get("/best-rates").asking("as_of", PAST));
    }

    private void names() {
        FakeEngine.keepsQuotes();
        is("unknown_rate", "getRate", get("/rates/not-an-id"));
        String id = "01J0000000000000000000AAAA";
        FakeEngine.answers(
                "/internal/rates/" + id,
                MarketJson.write(new PublishedRecord.OfMarket(
                        Seed.rate(BUY, Instant.now(), null, anOffer().build()))));
        is("other_record", "getRate", get("/rates/" + id).asking("payment_method_from", "wave"));
        is("no_quote", "getQuote", get("/quotes/not-an-id"));
        is("nothing_under_this_name", "getQuote", get("/quotes/" + UUID));
        is("unknown_reference", "getAdvertiser", market("/advertiser").asking("reference", "x".repeat(20)));
        is("no_webhook", "getWebhook", get("/webhooks/" + UUID));
        String own = read(send(webhook("http://127.0.0.1:9/", ""))).path("id").asText();
        is("no_delivery", "replayDelivery", as("POST", "/webhooks/" + own + "/deliveries/999999/replay"));
        assertEquals(204, send(as("DELETE", "/webhooks/" + own)).statusCode());
    }

    private void notPossible() {
        FakeEngine.keepsQuotes();
        is("amount_not_covered", "makeQuote", quoteOf("1"));
        publish(Seed.rate(
                BUY,
                Instant.now().minusSeconds(400),
                null,
                anOffer().at("600").of("100", "900000").build()));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> send(quoteOf("1000")).body().contains("rate_too_old"));
        is("rate_too_old", "makeQuote", quoteOf("1000"));
        publish(Seed.rate(
                BUY,
                Instant.now(),
                null,
                anOffer().at("600").of("100", "900000").build()));
        await().atMost(Duration.ofSeconds(60)).until(() -> send(quoteOf("1000")).statusCode() == 201);
        assertEquals(
                201,
                send(quoteOf("1000")
                                .with("Idempotency-Key", "used-" + Instant.now().toEpochMilli()))
                        .statusCode());
        String key = "reused-" + Instant.now().toEpochMilli();
        send(quoteOf("1000").with("Idempotency-Key", key));
        is("idempotency_key_reused", "makeQuote", quoteOf("2000").with("Idempotency-Key", key));
    }

    private void tooMany() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> send(with(Seed.SLOW_KEY.text())).statusCode() == 429);
        is("rate_limited", "getPlatforms", with(Seed.SLOW_KEY.text()));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> send(with(Seed.MONTHLY_KEY.text())).statusCode() == 429);
        is("quota_exhausted", "getPlatforms", with(Seed.MONTHLY_KEY.text()));
    }

    private void outages() {
        FakeEngine.isOut();
        is("history_unavailable", "getHistory", market("/rates/history"));
        is("quotes_unavailable", "makeQuote", quoteOf("1000"));
        Call cross = get("/rates/cross").asking("from_currency", "XOF").asking("to_currency", "GHS");
        PricedRate good =
                Seed.rate(BUY, Instant.now(), null, anOffer().at("600").build());
        PricedRate fresh =
                Seed.rate(SELL, Instant.now(), null, anOffer().at("12.3").build());
        PricedRate old = Seed.rate(
                SELL,
                Instant.now().minus(20, ChronoUnit.MINUTES),
                null,
                anOffer().at("12.3").build());
        Rate none = Seed.none(BUY, UnavailableReason.NO_ELIGIBLE_OFFERS);
        seed.publish(List.of(none), List.of(lacking(good, none, fresh)));
        await().atMost(Duration.ofMinutes(1)).until(() -> send(cross).body().contains("buy leg"));
        is("buy_leg_unavailable", "getCrossRate", cross);
        seed.publish(List.of(none, old), List.of(lacking(good, none, old)));
        await().atMost(Duration.ofMinutes(1)).until(() -> send(cross).body().contains("sell leg"));
        is("both_legs_unavailable", "getCrossRate", cross);
        seed.publish(List.of(good, old), List.of(Seed.cross(good, old, null)));
        await().atMost(Duration.ofMinutes(1)).until(() -> !send(cross).body().contains("buy leg"));
        is("sell_leg_unavailable", "getCrossRate", cross);
    }

    /** The corridor's cross rate without a price, between these legs. */
    private static UnpricedCrossRate lacking(PricedRate priced, Rate buy, PricedRate sell) {
        PricedCrossRate before = Seed.cross(priced, sell, null);
        return UnpricedCrossRate.lackingLeg(
                before.provenance(), before.corridor(), Optional.of(buy), Optional.of(sell));
    }

    /** The answer is the example but for its trace_id and its instants, and the operation shows it. */
    private void is(String name, String operationId, Call call) {
        HttpResponse<String> answer = send(call);
        Operation operation = document.operations().stream()
                .filter(one -> one.node().path("operationId").asText().equals(operationId))
                .findFirst()
                .orElseThrow();
        JsonNode content = document.response(operation, answer.statusCode()).at("/content/application~1problem+json");
        JsonNode example = document.examples(content).get(name);
        assertTrue(example != null, name + " is not shown at " + operation + ": " + answer.body());
        assertEquals(plain(example), plain(read(answer)), name);
        assertEquals(List.of(), document.faults(operation, answer.statusCode(), answer.headers(), answer.body()), name);
        provoked.add(name);
    }

    private static String plain(JsonNode problem) {
        return ((ObjectNode) problem.deepCopy())
                .put("trace_id", "")
                .toString()
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "INSTANT")
                .replaceAll("\"age_seconds\":\\d+", "AGE")
                .replaceAll("read \\d+ s ago", "AGE");
    }

    private static void then(String keptSince, JsonNode settings) {
        ObjectNode then = MarketJson.mapper().createObjectNode().put("kept_since", keptSince);
        then.set("settings", settings);
        FakeEngine.answers("/internal/as-of", then.toString());
    }

    private void publish(PricedRate buy) {
        PricedRate sell = Seed.rate(
                SELL,
                Instant.now(),
                null,
                anOffer().at("12.3").of("1", "900000").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
    }

    private static Call platforms() {
        return new Call("GET", V1 + "/platforms");
    }

    private static Call with(String key) {
        return platforms().with("X-API-Key", key);
    }

    private static Call bearer(String token) {
        return platforms().with("Authorization", "Bearer " + token);
    }

    private static Call as(String method, String path) {
        return new Call(method, V1 + path).with("X-API-Key", Seed.OPERATOR_KEY.text());
    }

    private static Call get(String path) {
        return as("GET", path);
    }

    private static Call market(String path) {
        return get(path).asking("fiat", "XOF").asking("trade_type", "BUY");
    }

    private static Call post(String path, String json) {
        return as("POST", path).sending(json);
    }

    private static Call login(String json) {
        return new Call("POST", V1 + "/auth/token").sending(json);
    }

    private static Call quote(String json) {
        return post("/quotes", json);
    }

    private static Call quoteOf(String amount) {
        return quote(MarketJson.write(Map.of("from_currency", "XOF", "to_currency", "GHS", "amount", amount)));
    }

    private static Call webhook(String url, String more) {
        return post(
                "/webhooks",
                "{\"url\":\"" + url + "\",\"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\","
                        + "\"deviation_pct\":\"0.5\"" + more + "}");
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return MarketJson.read(answer.body(), JsonNode.class);
    }

    private HttpResponse<String> send(Call call) {
        try {
            return client.send(call.to(gateway), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(call.toString(), broken);
        }
    }

    private static String sources() {
        return String.join("", GatewaySources.texts()) + String.join("", GatewaySources.of("service-base"));
    }
}
