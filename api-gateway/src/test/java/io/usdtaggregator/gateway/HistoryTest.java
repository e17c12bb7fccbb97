package io.usdtaggregator.gateway;

import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway makes of the past that the engine tells. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class HistoryTest {
    private static final String RATE_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final String TICKS = "/api/v1/rates/history?fiat=XOF&trade_type=BUY";
    private static final String CANDLES = "/api/v1/rates/candles?fiat=XOF&trade_type=BUY&interval=1d";

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/v1/currencies").statusCode() == 200);
    }

    @AfterEach
    void out() {
        FakeEngine.isOut();
    }

    @Test
    void the_age_of_a_recorded_rate_is_judged_now_and_its_tag_says_so() {
        Rate rate = Seed.rate(
                Market.zone("XOF", TradeType.BUY),
                Instant.now().minusSeconds(100),
                null,
                anOffer().build());
        FakeEngine.answers(
                "/internal/rates/" + RATE_ID, "{\"kind\":\"rate\",\"value\":" + MarketJson.write(rate) + "}");
        Response fresh = get("/api/v1/rates/" + RATE_ID);
        fresh.then().statusCode(200).body("status", equalTo("fresh"));
        assertTrue(maxAge(fresh) > 150 && maxAge(fresh) <= 200, fresh.header("Cache-Control"));
        given(fresh.header("ETag")).then().statusCode(304);

        seed.settings(freshFor("PT2M", "PT10M", 100));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertTrue(maxAge(get("/api/v1/rates/" + RATE_ID)) <= 20));
        seed.settings(freshFor("PT1M", "PT10M", 10));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given(fresh.header("ETag")).then().statusCode(200).body("status", equalTo("stale")));
    }

    @Test
    void a_recorded_rate_that_can_only_grow_older_may_be_kept_for_a_day() {
        Rate rate = Seed.rate(
                Market.zone("XOF", TradeType.BUY),
                Instant.now().minusSeconds(100_000),
                null,
                anOffer().build());
        FakeEngine.answers(
                "/internal/rates/" + RATE_ID, "{\"kind\":\"rate\",\"value\":" + MarketJson.write(rate) + "}");
        get("/api/v1/rates/" + RATE_ID)
                .then()
                .statusCode(200)
                .body("status", equalTo("stale"))
                .body("rate", equalTo("600"))
                .header("Cache-Control", "private, max-age=86400");
    }

    @Test
    void a_recorded_cross_rate_of_long_ago_keeps_its_number_and_so_do_its_legs() {
        Instant longAgo = Instant.now().minusSeconds(100_000);
        CrossRate cross = Seed.cross(
                Seed.rate(
                        Market.zone("XOF", TradeType.BUY),
                        longAgo,
                        null,
                        anOffer().build()),
                Seed.rate(
                        Market.zone("GHS", TradeType.SELL),
                        longAgo,
                        null,
                        anOffer().at("12.3").build()),
                null);
        FakeEngine.answers(
                "/internal/rates/" + RATE_ID, "{\"kind\":\"cross_rate\",\"value\":" + MarketJson.write(cross) + "}");
        get("/api/v1/rates/" + RATE_ID)
                .then()
                .statusCode(200)
                .body("rate", equalTo("0.0205"))
                .body("status", equalTo("stale"))
                .body("legs.sell.rate", equalTo("12.3"))
                .body("legs.sell.status", equalTo("stale"));
    }

    @Test
    void a_recorded_rate_that_had_no_number_is_unavailable_and_says_why() {
        Rate none = Seed.none(Market.zone("XOF", TradeType.BUY), UnavailableReason.NO_ELIGIBLE_OFFERS);
        FakeEngine.answers(
                "/internal/rates/" + RATE_ID, "{\"kind\":\"rate\",\"value\":" + MarketJson.write(none) + "}");
        get("/api/v1/rates/" + RATE_ID)
                .then()
                .statusCode(200)
                .body("rate", nullValue())
                .body("status", equalTo("unavailable"))
                .body("reason", equalTo("no_eligible_offers"));
    }

    @Test
    void ticks_and_candles_say_whether_they_are_the_sandbox_s() {
        FakeEngine.answers(
                "/internal/ticks",
                "{\"ticks\":[{\"rate\":\"600\",\"observed_at\":\"2026-08-21T12:00:04Z\"}],\"next_cursor\":\"abc\"}");
        FakeEngine.answers("/internal/candles", "{\"candles\":[]}");
        get(TICKS)
                .then()
                .statusCode(200)
                .body("sandbox", equalTo(true))
                .body("next_cursor", equalTo("abc"))
                .body("ticks[0].observed_at", equalTo("2026-08-21T12:00:04Z"));
        get(CANDLES)
                .then()
                .statusCode(200)
                .body("sandbox", equalTo(true))
                .body("candles", equalTo(java.util.List.of()));
        for (String path : java.util.List.of(TICKS, CANDLES)) {
            String tag = get(path).header("ETag");
            assertTrue(tag.startsWith("W/\""), tag);
            caller().header("If-None-Match", tag).get(path).then().statusCode(304);
        }
    }

    @Test
    void a_cursor_that_the_engine_does_not_know_is_named() {
        FakeEngine.refuses("/internal/ticks");
        get(TICKS + "&cursor=abc")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("cursor"))
                .body("errors[0].message", containsString("next_cursor"));
    }

    @Test
    void the_past_of_a_country_that_staff_switched_off_stays_readable() {
        FakeEngine.answers("/internal/ticks", "{\"ticks\":[]}");
        ObjectNode json = MarketJson.mapper().valueToTree(FirstStart.settings());
        json.path("currencies").forEach(currency -> currency.path("countries")
                .forEach(country -> ((ObjectNode) country).put("active", false)));
        seed.settings(MarketJson.read(json.toString(), Settings.class));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/v1/best-rates?fiat=XOF&country=CI").statusCode() == 400);

        get(TICKS + "&country=CI").then().statusCode(200);
        get("/api/v1/rates/history?from_currency=XOF&country_from=CI&to_currency=NGN")
                .then()
                .statusCode(200);
        get(TICKS + "&country=GH").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "from_currency=XOF&to_currency=GHS&country=CI, country",
        "from_currency=XOF&to_currency=GHS&fiat=XOF, fiat",
        "from_currency=XOF&to_currency=GHS&trade_type=BUY, trade_type",
        "fiat=XOF&trade_type=BUY&country_from=CI, country_from",
        "fiat=XOF&trade_type=BUY&country_to=GH, country_to"
    })
    void what_has_no_meaning_beside_the_rest_is_refused(String query, String field) {
        for (String path : new String[] {"/api/v1/rates/history?", "/api/v1/rates/candles?interval=1d&"}) {
            ValidatableResponse refused = get(path + query).then().statusCode(400);
            refused.body("errors.field", contains(field)).body("errors[0].code", equalTo("one_or_other"));
            assertTrue(refused.extract()
                            .<java.util.List<String>>path("errors[0].allowed")
                            .size()
                    >= 3);
        }
    }

    private static Settings freshFor(String stale, String unavailable, int seconds) {
        ObjectNode json = MarketJson.mapper().valueToTree(FirstStart.settings());
        ((ObjectNode) json.path("freshness")).put("stale_after", stale).put("unavailable_after", unavailable);
        ((ObjectNode) json.path("refresh")).put("interval", "PT" + (seconds > 30 ? 60 : seconds) + "S");
        return MarketJson.read(json.toString(), Settings.class);
    }

    private static long maxAge(Response answer) {
        assertEquals(200, answer.statusCode());
        return Long.parseLong(answer.header("Cache-Control").replace("private, max-age=", ""));
    }

    private static Response given(String tag) {
        return caller().header("If-None-Match", tag).get("/api/v1/rates/" + RATE_ID);
    }

    private static Response get(String path) {
        return caller().get(path);
    }

    private static RequestSpecification caller() {
        return io.restassured.RestAssured.given().header("X-API-Key", Seed.KEY.text());
    }
}
