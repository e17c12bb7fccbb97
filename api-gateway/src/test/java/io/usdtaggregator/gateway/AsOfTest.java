package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the past is answered as, given what the engine says of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class AsOfTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Instant LONG_AGO =
            Instant.now().minus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private static final Instant KEPT_SINCE = LONG_AGO.minus(30, ChronoUnit.DAYS);
    private static final String BEST = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";
    private static final String CROSS = "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS";

    @Inject
    Seed seed;

    private final PricedRate rate =
            Seed.rate(BUY, LONG_AGO, null, anOffer().at("600").build());
    private final PricedRate sell = Seed.rate(
            Market.zone("GHS", TradeType.SELL),
            LONG_AGO,
            null,
            anOffer().at("12.3").build());
    private final PricedCrossRate cross = Seed.cross(rate, sell, null);

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1)).until(() -> get(BEST).statusCode() == 200);
        held(FirstStart.settings(), null);
        FakeEngine.answers(
                "/internal/as-of/rates",
                MarketJson.write(MarketJson.mapper().createObjectNode().putPOJO("rates", List.of(rate))));
        FakeEngine.answers(
                "/internal/as-of/cross-rates",
                MarketJson.write(MarketJson.mapper()
                        .createObjectNode()
                        .putPOJO("rates", List.of(rate, sell))
                        .putPOJO("cross_rates", List.of(cross))));
    }

    @AfterEach
    void out() {
        FakeEngine.isOut();
    }

    @Test
    void status_and_age_are_judged_at_that_instant() {
        past(BEST, LONG_AGO.plusSeconds(60))
                .statusCode(200)
                .body("as_of", equalTo(LONG_AGO.plusSeconds(60).toString()))
                .body("best_rates[0].rate", equalTo("600"))
                .body("best_rates[0].age_seconds", equalTo(60))
                .body("best_rates[0].status", equalTo("fresh"));
        past(BEST, LONG_AGO.plusSeconds(400)).body("best_rates[0].status", equalTo("stale"));
        past(BEST, LONG_AGO.plusSeconds(1000))
                .body("best_rates[0].status", equalTo("unavailable"))
                .body("best_rates[0].reason", equalTo("too_old"))
                .body("best_rates[0].rate", nullValue());
        past(BEST + "&max_age=30", LONG_AGO.plusSeconds(60)).body("best_rates[0].reason", equalTo("max_age_exceeded"));
    }

    @Test
    void the_limits_the_markets_and_the_official_rate_of_then_hold() throws Exception {
        ObjectNode settings = MarketJson.mapper().valueToTree(FirstStart.settings());
        ((ObjectNode) settings.path("freshness")).put("stale_after", "PT20M").put("unavailable_after", "PT40M");
        settings.path("currencies").forEach(currency -> currency.path("countries")
                .forEach(country -> ((ObjectNode) country).put("active", false)));
        held(
                MarketJson.read(settings.toString(), Settings.class),
                new OfficialRates(1, LocalDate.of(2026, 8, 20), new BigDecimal("1.0842"), null, LONG_AGO));
        past(BEST, LONG_AGO.plusSeconds(1000))
                .body("best_rates.size()", equalTo(1))
                .body("best_rates[0].status", equalTo("fresh"))
                .body("best_rates[0].official_rate", equalTo("605.0147574"))
                .body("best_rates[0].premium_pct", equalTo("-0.8288653026"));
        past(BEST + "&country=CI", LONG_AGO).statusCode(400).body("errors[0].field", equalTo("country"));
    }

    @Test
    void the_past_has_the_shape_of_now() {
        Instant now = Instant.now();
        PricedRate live = Seed.rate(BUY, now, null, anOffer().at("600").build());
        PricedCrossRate liveCross = Seed.cross(live, sell(now), null);
        seed.publish(List.of(live, sell(now)), List.of(liveCross));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get(CROSS).statusCode() == 200
                        && get(CROSS).asString().contains(liveCross.computedAt().toString()));
        FakeEngine.answers(
                "/internal/as-of/cross-rates",
                MarketJson.write(MarketJson.mapper()
                        .createObjectNode()
                        .putPOJO("rates", List.of(live, liveCross.sell()))
                        .putPOJO("cross_rates", List.of(liveCross))));
        ObjectNode then = (ObjectNode) json(get(CROSS + "&as_of=" + Instant.now()));
        assertFalse(then.remove("as_of").isNull());
        assertEquals(ageless(json(get(CROSS))), ageless(then));
    }

    @Test
    void what_is_settled_may_be_kept_and_what_may_still_change_is_asked_again() {
        past(BEST, LONG_AGO).header("Cache-Control", "private, max-age=86400");
        past(BEST, Instant.now().minusSeconds(5)).header("Cache-Control", "private, max-age=0");
    }

    @Test
    void a_market_never_published_has_no_number_and_a_corridor_names_its_leg() {
        FakeEngine.answers("/internal/as-of/rates", "{\"rates\":[],\"cross_rates\":[]}");
        FakeEngine.answers("/internal/as-of/cross-rates", "{\"rates\":[],\"cross_rates\":[]}");
        past(BEST, LONG_AGO)
                .statusCode(200)
                .body("best_rates[0].rate", nullValue())
                .body("best_rates[0].reason", equalTo("no_book"));
        past(CROSS, LONG_AGO).statusCode(503).body("errors[0].field", equalTo("legs.buy"));
    }

    @Test
    void before_the_first_record_and_past_the_retention_there_is_nothing() {
        past(BEST, KEPT_SINCE.minusSeconds(1)).statusCode(404).body("code", equalTo("past_retention"));
        held(null, null);
        past(CROSS, LONG_AGO).statusCode(404).body("code", equalTo("nothing_recorded"));
    }

    @Test
    void without_the_engine_the_past_is_out_and_now_goes_on() {
        FakeEngine.isOut();
        past(BEST, LONG_AGO).statusCode(503).body("code", equalTo("history_unavailable"));
        assertEquals(200, get(BEST).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "as_of=yesterday, as_of",
        "as_of=2026-13-01T00:00:00Z, as_of",
        "as_of=, as_of",
        "as_of=2999-01-01T00:00:00Z, as_of",
        "as_of=2026-01-01T00:00:00Z&as_of=2026-01-01T00:00:00Z, as_of",
        "as%5Fof=soon, as_of",
        "as_of=2026-01-01T00:00:00Z&amount=5.5, amount"
    })
    void a_bad_instant_is_refused_by_name(String query, String field) {
        held(FirstStart.settings(), null, Instant.EPOCH);
        for (String path : List.of(BEST, CROSS)) {
            given().header("X-API-Key", Seed.KEY.text())
                    .urlEncodingEnabled(false)
                    .get(path + "&" + query)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", containsString(field));
        }
    }

    @Test
    void more_candles_than_can_be_shown_are_refused() {
        get("/api/v1/rates/candles?fiat=XOF&trade_type=BUY&interval=1m&from=2024-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("interval"));
    }

    private static PricedRate sell(Instant at) {
        return Seed.rate(
                Market.zone("GHS", TradeType.SELL),
                at,
                null,
                anOffer().at("12.3").build());
    }

    private static void held(Settings settings, OfficialRates official) {
        held(settings, official, KEPT_SINCE);
    }

    private static void held(Settings settings, OfficialRates official, Instant keptSince) {
        FakeEngine.answers(
                "/internal/as-of",
                MarketJson.write(MarketJson.mapper()
                        .createObjectNode()
                        .put("kept_since", keptSince.toString())
                        .putPOJO("settings", settings)
                        .putPOJO("official_rates", official)));
    }

    private static ValidatableResponse past(String path, Instant at) {
        return get(path + "&as_of=" + at).then();
    }

    private static Response get(String path) {
        return given().header("X-API-Key", Seed.KEY.text()).get(path);
    }

    private static JsonNode json(Response answer) {
        return MarketJson.read(answer.asString(), JsonNode.class);
    }

    /** Two answers may lie on both sides of a full second. */
    private static JsonNode ageless(JsonNode answer) {
        ((ObjectNode) answer).remove("age_seconds");
        answer.path("legs").forEach(leg -> ((ObjectNode) leg).remove("age_seconds"));
        return answer;
    }
}
