package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each of the great answers, whole: every field has its own value, so that none can stand for another. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WholeAnswersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant OBSERVED = NOW.minusSeconds(30);
    private static final Instant COMPUTED = NOW.minusSeconds(20);
    private static final Instant UPDATED = NOW.minusSeconds(10);
    private static final Offer OFFER = anOffer()
            .on("bybit")
            .called("o-1")
            .at("600")
            .of("1000", "30000")
            .paidBy("wave")
            .build();

    @Inject
    Seed seed;

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
    void a_rate_says_what_it_is_how_it_came_about_and_how_old_it_is() {
        seed.publish(List.of(buy()), List.of());

        ObjectNode shown = shown("/best-rates?fiat=XOF&trade_type=BUY&country=CI", "/best_rates/0", "rate", "612");

        assertEquals(json("""
                        {"rate_id":"01J00000000000000000000RAT","fiat":"XOF","trade_type":"BUY","country":"CI",
                         "platform":"bybit","rate":"612","raw_rate":"600","median":"603.5","adjusted_median":"615.57",
                         "reference_rate":"600","adjusted_reference_rate":"612","currency_decimals":0,
                         "adjustment":{"rule_id":"r-1","scope":"XOF:CI","mode":"PERCENT","value":"2","direction":"MARKUP"},
                         "quality":{"confidence":"low","offers_seen":41,"offers_eligible":19,
                                    "excluded":{"liquidity":12,"merchant":7,"outlier":3},"flags":["crossed"]},
                         "fallback":true,"fallback_reason":"binance has no book","scope_used":"XOF:CI",
                         "observed_at":"%s","computed_at":"%s","updated_at":"%s","status":"fresh","sandbox":true}
                        """.formatted(OBSERVED, COMPUTED, UPDATED)), withoutAge(shown));
    }

    @Test
    void what_an_amount_gets_is_told_only_where_one_was_asked() {
        seed.publish(List.of(buy()), List.of());

        JsonNode shown =
                shown("/best-rates?fiat=XOF&trade_type=BUY&country=CI&amount=60000", "/best_rates/0", "rate", "612");

        assertEquals(json("""
                        {"amount":"60000","executable_rate":"612","coverage":"0.5","offers_used":1}"""), shown.path("liquidity"));
    }

    @Test
    void a_cross_rate_shows_both_legs_whole_and_the_older_one_s_age_as_its_own() {
        PricedRate buy = buy();
        PricedRate sell = Seed.rate(
                Market.in("GHS", "GH", TradeType.SELL),
                NOW,
                null,
                anOffer().at("12.3").of("10", "5000").build());
        CrossAdjustment rule = new CrossAdjustment(
                "c-1",
                "XOF:GHS",
                AdjustmentMode.PERCENT,
                new CrossAdjustment.Step(BigDecimal.ONE, Direction.MARKUP),
                new CrossAdjustment.Step(new BigDecimal("2"), Direction.MARKDOWN));
        CrossRate cross = Seed.later(
                Seed.cross(buy, sell, rule), CrossRate.class, figure -> figure.put("observed_at", OBSERVED.toString())
                        .put("computed_at", COMPUTED.toString())
                        .put("updated_at", UPDATED.toString()));
        PricedRate buyBack = Seed.rate(
                Market.in("GHS", "GH", TradeType.BUY),
                NOW,
                null,
                anOffer().at("12.5").build());
        PricedRate sellBack = Seed.rate(
                Market.in("XOF", "CI", TradeType.SELL),
                NOW,
                null,
                anOffer().at("590").build());
        seed.publish(List.of(buy, sell, buyBack, sellBack), List.of(cross, Seed.cross(buyBack, sellBack, null)));

        String call = "/rates/cross?from_currency=XOF&to_currency=GHS&country_from=CI&country_to=GH&amount=6120";
        ObjectNode shown = shown(call, "", "inverse_rate", "47.2");

        JsonNode legs = shown.remove("legs");
        assertEquals(json("""
                        {"rate_id":"01J0000000000000000000CR01","from_currency":"XOF","to_currency":"GHS",
                         "country_from":"CI","country_to":"GH","rate":"0.01950106775","inverse_rate":"47.2",
                         "round_trip_cost_pct":"7.954960202",
                         "cross_adjustment":{"rule_id":"c-1","scope":"XOF:GHS","mode":"PERCENT",
                             "buy":{"value":"1","direction":"MARKUP"},"sell":{"value":"2","direction":"MARKDOWN"}},
                         "amount":"6120","amount_received":"119.35","executable_rate":"0.01950106775","coverage":"1",
                         "derivation":{"amount":"6120","payment_methods_from":null,"payment_methods_to":null},
                         "observed_at":"%s","computed_at":"%s","updated_at":"%s","status":"fresh","sandbox":true}
                        """.formatted(OBSERVED, COMPUTED, UPDATED)), withoutAge(shown));
        assertEquals("612", legs.at("/buy/rate").asText());
        assertEquals("600", legs.at("/buy/raw_rate").asText());
        assertEquals("r-1", legs.at("/buy/adjustment/rule_id").asText());
        assertEquals("bybit", legs.at("/buy/platform").asText());
        assertEquals(OBSERVED.toString(), legs.at("/buy/observed_at").asText());
        assertEquals("12.3", legs.at("/sell/rate").asText());
        assertEquals("binance", legs.at("/sell/platform").asText());
        assertEquals(NOW.toString(), legs.at("/sell/observed_at").asText());
    }

    @Test
    void an_offer_says_all_that_its_platform_said_and_to_operators_who_posted_it() {
        seed.book("bybit", Market.in("XOF", "CI", TradeType.BUY), OBSERVED, OFFER);
        seed.publish(List.of(buy()), List.of());
        String call = "/offers?fiat=XOF&trade_type=BUY&country=CI&platform=bybit";

        await().atMost(PATIENCE).untilAsserted(() -> {
            ObjectNode offer = answered(Seed.OPERATOR_KEY, call, "/offers/0");
            offer.remove("reference");
            assertTrue(offer.remove("age_seconds").asLong() < 300);
            assertEquals(json("""
                            {"platform":"bybit","offer_id":"o-1","fiat":"XOF","trade_type":"BUY","country":"CI",
                             "price":"600","adjusted_price":"612","available_usdt":"1000000","min_fiat":"1000",
                             "max_fiat":"30000","min_usdt":"1.666666667","max_usdt":"50",
                             "payment_methods":[{"identifier":"wave","name":"wave"}],
                             "merchant":{"name":"A merchant","verified":true,"orders_30d":100,"completion_rate":"0.99"},
                             "outlier":false,"set_aside":null,"observed_at":"%s","status":"fresh"}
                            """.formatted(OBSERVED)), offer);
        });
        ObjectNode page = withoutAge(answered(Seed.KEY, call, ""));
        assertEquals(OBSERVED.toString(), page.path("observed_at").asText());
        assertEquals("fresh", page.path("status").asText());
        assertTrue(page.path("sandbox").asBoolean());
    }

    private static PricedRate buy() {
        Adjustment rule =
                new Adjustment("r-1", "XOF:CI", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP);
        return Seed.later(
                Seed.rate(Market.in("XOF", "CI", TradeType.BUY), OBSERVED, rule, OFFER), PricedRate.class, rate -> {
                    rate.put("rate_id", "01J00000000000000000000RAT")
                            .put("median", "603.5")
                            .put("fallback", true)
                            .put("fallback_reason", "binance has no book")
                            .put("computed_at", COMPUTED.toString())
                            .put("updated_at", UPDATED.toString());
                    rate.set("quality", json("""
                            {"confidence":"high","offers_seen":41,"offers_eligible":19,
                             "excluded":{"liquidity":12,"merchant":7,"outlier":3},"flags":["crossed"]}"""));
                });
    }

    private static ObjectNode shown(String call, String where, String field, String value) {
        ObjectNode[] shown = new ObjectNode[1];
        await().atMost(PATIENCE).untilAsserted(() -> {
            shown[0] = answered(Seed.KEY, call, where);
            assertEquals(value, shown[0].path(field).asText());
        });
        return shown[0];
    }

    private static ObjectNode answered(ApiKeyText caller, String call, String where) {
        return (ObjectNode) json(given().header("X-API-Key", caller.text())
                        .get("/api/v1" + call)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .at(where);
    }

    /** Its age, which goes on, is that of when the platform was read; official rates are for another test. */
    private static ObjectNode withoutAge(ObjectNode shown) {
        shown.remove(List.of("official_rate", "official_rate_date", "premium_pct", "official_rate_reason"));
        long age = shown.remove("age_seconds").asLong();
        long now = Duration.between(OBSERVED, Instant.now()).toSeconds();
        assertTrue(age >= now - 2 && age <= now, age + " of " + now);
        return shown;
    }

    private static JsonNode json(String text) {
        return MarketJson.read(text, JsonNode.class);
    }
}
