package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that depends on the question says on what, and its record gives it again (docs/domain.md, 8). */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class DerivationTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market IVORY_COAST = Market.in("XOF", "CI", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CROSS = "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS";

    @Inject
    Seed seed;

    private final Settings settings = withRule();
    private final Instant now = Instant.now();
    private final PricedRate buy = Seed.rate(
            BUY,
            now,
            null,
            anOffer()
                    .called("a")
                    .at("600")
                    .of("1", "30000")
                    .paidBy("orange_money")
                    .build(),
            anOffer().called("b").at("601").of("1", "900000").paidBy("wave").build(),
            anOffer().called("c").at("605").of("1", "900000").paidBy("mtn_momo").build());
    private final PricedRate sell = Seed.rate(
            Market.zone("GHS", TradeType.SELL),
            now,
            null,
            anOffer()
                    .called("g")
                    .at("12.3")
                    .of("1", "900000")
                    .paidBy("mtn_momo")
                    .build());
    private final PricedCrossRate cross = Seed.cross(buy, sell, null);

    @BeforeEach
    void seed() {
        seed.all();
        seed.settings(settings);
        seed.publish(List.of(buy, sell, Seed.none(IVORY_COAST, UnavailableReason.NO_ELIGIBLE_OFFERS)), List.of(cross));
        recorded(buy);
        recorded(sell);
        FakeEngine.answers(
                "/internal/rates/" + cross.rateId(), MarketJson.write(new PublishedRecord.OfCorridor(cross)));
        FakeEngine.answers(
                "/internal/as-of",
                MarketJson.write(MarketJson.mapper()
                        .createObjectNode()
                        .put("kept_since", Instant.EPOCH.toString())
                        .putPOJO("settings", settings)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(CROSS).statusCode(200).body("legs.buy.rate_id", equalTo(buy.rateId())));
        await().atMost(PATIENCE)
                .untilAsserted(() -> best("&country=CI&scope=zone").body("best_rates[0].rate", equalTo("630")));
    }

    @AfterEach
    void out() {
        FakeEngine.isOut();
    }

    @Test
    void what_does_not_depend_on_the_question_has_no_derivation() {
        best("").body("best_rates[0].rate", equalTo("600")).body("best_rates[0].derivation", nullValue());
        get(CROSS).body("derivation", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount=60000",
                "amount=100&amount_currency=USDT",
                "payment_method=wave",
                "payment_method=wave,mtn_momo&amount=60000",
                "payment_method=free_money",
                "payment_method=wave&amount=60000&country=CI&scope=zone"
            })
    void the_record_of_a_rate_gives_the_number_again(String asked) {
        boolean country = asked.contains("country");
        JsonNode answer = json(best("&" + asked)).path("best_rates").get(0);
        JsonNode record = json(get("/api/v1/rates/" + answer.path("rate_id").asText() + "?" + asked));

        for (String field : List.of(
                "rate",
                "raw_rate",
                "median",
                "platform",
                "adjustment",
                "liquidity",
                "reason",
                "scope_used",
                "country")) {
            assertEquals(answer.path(field), record.path(field), field + " of " + answer + " and " + record);
        }
        ObjectNode derivation = (ObjectNode) record.path("derivation");
        ObjectNode served = (ObjectNode) answer.path("derivation");
        assertEquals(country, served.has("as_of"), served.toString());
        served.remove("as_of");
        derivation.remove("as_of");
        assertEquals(served, derivation);
    }

    @Test
    void a_rate_says_what_it_depends_on() {
        best("&amount=60000&payment_method=wave,mtn_momo")
                .body("best_rates[0].rate_id", equalTo(buy.rateId()))
                .body("best_rates[0].rate", equalTo("601"))
                .body("best_rates[0].derivation.amount", equalTo("60000"))
                .body("best_rates[0].derivation.payment_methods", contains("mtn_momo", "wave"))
                .body("best_rates[0].derivation.scope", equalTo("country"));
    }

    @Test
    void a_country_that_is_answered_by_its_zone_keeps_its_own_rule() {
        best("&country=CI&scope=zone&amount=12000")
                .body("best_rates[0].raw_rate", equalTo("600"))
                .body("best_rates[0].rate", equalTo("630"))
                .body("best_rates[0].adjustment.scope", equalTo("XOF:CI"))
                .body("best_rates[0].liquidity.executable_rate", equalTo("630"))
                .body("best_rates[0].scope_used", equalTo("XOF"))
                .body("best_rates[0].derivation.scope", equalTo("zone"))
                .body("best_rates[0].derivation.country", equalTo("CI"));
        best("&country=CI").body("best_rates[0].rate", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount=60000", "payment_method_from=wave", "payment_method_from=wave&amount=60000"})
    void the_record_of_a_cross_rate_gives_the_number_again(String asked) {
        JsonNode answer = json(get(CROSS + "&" + asked));
        JsonNode record = json(get("/api/v1/rates/" + cross.rateId() + "?" + asked));

        assertEquals(cross.rateId(), answer.path("rate_id").asText());
        for (String field :
                List.of("rate", "executable_rate", "amount_received", "coverage", "cross_adjustment", "derivation")) {
            assertEquals(answer.path(field), record.path(field), field + " of " + answer + " and " + record);
        }
    }

    @Test
    void the_past_takes_amount_and_payment_method_too() {
        FakeEngine.answers(
                "/internal/as-of/rates",
                MarketJson.write(
                        MarketJson.mapper().createObjectNode().putPOJO("rates", List.of(buy.withoutOffers()))));
        FakeEngine.answers(
                "/internal/as-of/cross-rates",
                MarketJson.write(MarketJson.mapper()
                        .createObjectNode()
                        .putPOJO("rates", List.of(buy.withoutOffers(), sell.withoutOffers()))
                        .putPOJO("cross_rates", List.of(cross))));
        String then = "&as_of=" + Instant.now();

        best("&payment_method=wave&amount=60100" + then)
                .body("best_rates[0].rate", equalTo("601"))
                .body("best_rates[0].liquidity.executable_rate", equalTo("601"))
                .body("best_rates[0].derivation.payment_methods", contains("wave"));
        get(CROSS + "&payment_method_from=wave&amount=60100" + then)
                .statusCode(200)
                .body("rate", equalTo("0.02046589018"))
                .body("amount_received", equalTo("1230"));
        get(CROSS + "&amount=60000" + then)
                .statusCode(200)
                .body("rate", equalTo("0.0205"))
                .body("coverage", equalTo("1"));
    }

    @Test
    void a_parameter_that_the_record_has_no_use_for_is_refused() {
        get("/api/v1/rates/" + buy.rateId() + "?payment_method_from=wave")
                .statusCode(400)
                .body("errors[0].code", equalTo("other_record"));
        get("/api/v1/rates/" + cross.rateId() + "?country=CI")
                .statusCode(400)
                .body("errors[0].code", equalTo("other_record"));
        get("/api/v1/rates/" + buy.rateId() + "?country=CI")
                .statusCode(400)
                .body("errors[0].field", equalTo("country"));
        get("/api/v1/rates/" + buy.rateId() + "?amount=1000.5")
                .statusCode(400)
                .body("errors[0].code", equalTo("too_many_decimals"));
    }

    private static Settings withRule() {
        ObjectNode json = MarketJson.mapper().valueToTree(FirstStart.settings());
        ((ArrayNode) json.path("adjustments"))
                .addObject()
                .put("id", "r-ci")
                .put("currency", "XOF")
                .put("country", "CI")
                .put("mode", "PERCENT")
                .put("value", "5")
                .put("direction", "MARKUP")
                .put("active", true)
                .put("reason", "margin");
        return MarketJson.read(json.toString(), Settings.class);
    }

    private static void recorded(Rate rate) {
        FakeEngine.answers("/internal/rates/" + rate.rateId(), MarketJson.write(new PublishedRecord.OfMarket(rate)));
    }

    private static ValidatableResponse best(String more) {
        return get("/api/v1/best-rates?fiat=XOF&trade_type=BUY" + more).statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return given().header("X-API-Key", Seed.KEY.text()).get(path).then();
    }

    private static JsonNode json(ValidatableResponse answer) {
        return MarketJson.read(answer.statusCode(200).extract().asString(), JsonNode.class);
    }
}
