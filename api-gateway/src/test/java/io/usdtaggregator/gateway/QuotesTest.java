package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a quote is made; that a quote is kept is shown with a real engine, end to end. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class QuotesTest {
    private static final String GOOD = "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"1000\"}";

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        PricedRate buy = Seed.rate(
                Market.zone("XOF", TradeType.BUY),
                Instant.now(),
                null,
                anOffer().at("600").of("1000", "90000").paidBy("wave").build());
        PricedRate sell = Seed.rate(
                Market.zone("GHS", TradeType.SELL),
                Instant.now(),
                null,
                anOffer().at("12.3").of("1", "90000").paidBy("mtn").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().header("X-API-Key", Seed.KEY.text())
                                .get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS")
                                .statusCode()
                        == 200);
    }

    @AfterEach
    void engine() {
        FakeEngine.isOut();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\"}|amount",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"-1\"}|amount",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"0\"}|amount",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":true}|amount",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":1e30}|amount",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":1e999999999}|amount",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":1e-999999999}|amount",
                "{\"from_currency\":\"XXX\",\"to_currency\":\"GHS\",\"amount\":\"1\"}|from_currency",
                "{\"to_currency\":\"GHS\",\"amount\":\"1\"}|from_currency",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"XXX\",\"amount\":\"1\"}|to_currency",
                "{\"from_currency\":\"XOF\",\"amount\":\"1\"}|to_currency",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"1\",\"country_to\":\"CI\"}|country_to",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"1\",\"country_from\":\"GH\"}|country_from",
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"1\",\"markup\":\"0\"}|markup",
                "[]|body"
            })
    void a_bad_field_is_named(String body, String field) {
        post(given(), body)
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void a_bad_key_is_refused() {
        post(given().header("Idempotency-Key", "with space"), GOOD)
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void an_amount_that_no_offer_takes_is_told() {
        post(given(), GOOD.replace("1000", "1"))
                .statusCode(422)
                .body("code", equalTo("amount_not_covered"))
                .body("errors[0].field", equalTo("amount"));
    }

    @Test
    void a_currency_without_a_rate_names_the_leg() {
        post(given(), GOOD.replace("GHS", "XAF"))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("errors[0].field", equalTo("legs.sell"));
    }

    @Test
    void quotes_are_limited_like_every_call() {
        await().atMost(Duration.ofMinutes(1)).until(() -> withSlowKey().statusCode() == 429);
        withSlowKey()
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("rate_limited"));
    }

    private static Response withSlowKey() {
        return given().header("X-API-Key", Seed.SLOW_KEY.text())
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post("/api/v1/quotes");
    }

    @Test
    void while_the_engine_is_out_there_are_no_quotes_and_rates_go_on() {
        post(given(), GOOD).statusCode(503).body("code", equalTo("quotes_unavailable"));
        given().header("X-API-Key", Seed.KEY.text())
                .get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=6000")
                .then()
                .statusCode(200)
                .body("amount_received", equalTo("123"))
                .body("executable_rate", equalTo("0.0205"))
                .body("coverage", equalTo("1"))
                .body("legs.sell.liquidity.amount", equalTo("10"));
    }

    @Test
    void a_payment_method_leaves_the_offers_that_take_it() {
        seed.book(
                "binance",
                Market.zone("XOF", TradeType.BUY),
                Instant.now(),
                anOffer().paidBy("wave").build(),
                anOffer().paidBy("mtn").build());
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> get("/api/v1/payment-methods")
                .body("payment_methods.identifier", hasItems("wave", "mtn")));
        String rates = "/api/v1/best-rates?fiat=XOF&trade_type=BUY&payment_method=";
        get(rates + "wave").statusCode(200).body("best_rates[0].rate", equalTo("600"));
        get(rates + "mtn")
                .statusCode(200)
                .body("best_rates[0].rate", equalTo(null))
                .body("best_rates[0].reason", equalTo("no_offer_with_payment_method"));
        get(rates + "cowrie")
                .statusCode(400)
                .body("errors[0].field", equalTo("payment_method"))
                .body("errors[0].allowed", hasItems("wave", "mtn"));
        get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&payment_method_to=wave")
                .statusCode(503)
                .body("errors[0].field", equalTo("legs.sell"))
                .body("errors[0].code", equalTo("no_offer_with_payment_method"));
    }

    private static ValidatableResponse get(String path) {
        return given().header("X-API-Key", Seed.KEY.text()).get(path).then();
    }

    private static ValidatableResponse post(RequestSpecification request, String body) {
        return request.header("X-API-Key", Seed.KEY.text())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/quotes")
                .then();
    }
}
