package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.crossing.UnpricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One key, one quote: whatever the market does between a call and its repetition. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class QuoteRetryTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("GHS", TradeType.SELL);
    private static final String BODY =
            "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"6000\",\"payment_method_to\":\"mtn\"}";
    private static final String CROSS = "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS";

    @Inject
    Seed seed;

    private PricedRate buy;
    private PricedRate sell;
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void seed() {
        seed.all();
        FakeEngine.keepsQuotes();
        buy = Seed.rate(BUY, Instant.now(), null, anOffer().of("1000", "90000").build());
        sell = Seed.rate(
                SELL,
                Instant.now(),
                null,
                anOffer().at("12.3").of("1", "90000").paidBy("mtn").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        seed.book("binance", SELL, Instant.now(), anOffer().paidBy("mtn").build());
        await("the signing keys are read")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        caller(Seed.KEY).get("/.well-known/jwks.json").then().statusCode(200));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> caller(Seed.KEY)
                .get(CROSS + "&payment_method_to=mtn")
                .then()
                .statusCode(200)
                .body("legs.sell.rate_id", equalTo(sell.rateId())));
    }

    @AfterEach
    void out() {
        FakeEngine.isOut();
    }

    @Test
    void a_quote_has_the_best_rate_and_that_of_the_amount_by_their_names_everywhere() {
        seed.publish(legs(Instant.now()), List.of(corridor()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> caller(Seed.KEY).get(CROSS).then().body("legs.buy.rate_id", equalTo(buy.rateId())));

        post(Seed.KEY, BODY.replace("6000", "60500"))
                .statusCode(201)
                .body("rate", equalTo("0.0205"))
                .body("executable_rate", equalTo("0.02041458917"))
                .body("derivation.amount", equalTo("60500"))
                .body("derivation.payment_methods_to", contains("mtn"));
    }

    @Test
    void less_than_the_coverage_that_is_needed_is_no_quote_and_says_what_there_is() {
        String body = BODY.replace("6000", "1200000");
        post(Seed.KEY, body)
                .statusCode(422)
                .body("code", equalTo("amount_not_covered"))
                .body("errors[0].field", equalTo("amount"))
                .body("available.coverage", equalTo("0.075"))
                .body("available.rate", equalTo("0.0205"))
                .body("available.status", equalTo("fresh"));
        post(Seed.KEY, body.replace("}", ",\"min_coverage\":0.08}")).statusCode(422);

        post(Seed.KEY, body.replace("}", ",\"min_coverage\":\"0.07\"}"))
                .statusCode(201)
                .body("coverage", equalTo("0.075"));
    }

    @Test
    void a_stale_leg_makes_no_quote_unless_the_caller_allows_its_age() {
        seed.publish(legs(Instant.now().minusSeconds(400)), List.of(corridor()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> caller(Seed.KEY).get(CROSS).then().body("status", equalTo("stale")));

        post(Seed.KEY, BODY)
                .statusCode(422)
                .body("code", equalTo("rate_too_old"))
                .body("available.status", equalTo("stale"))
                .body("available.coverage", equalTo("1"));
        post(Seed.KEY, BODY.replace("}", ",\"max_age\":100}")).statusCode(422);
        post(Seed.KEY, BODY.replace("}", ",\"max_age\":600}")).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"max_age,0", "max_age,1.5", "max_age,x", "min_coverage,0", "min_coverage,1.1", "min_coverage,x"})
    void a_bad_term_is_named(String field, String value) {
        post(Seed.KEY, BODY.replace("}", ",\"" + field + "\":\"" + value + "\"}"))
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private List<PricedRate> legs(Instant at) {
        buy = Seed.rate(
                BUY,
                at,
                null,
                anOffer().of("1000", "30000").build(),
                anOffer().at("605").of("1000", "90000").build());
        sell = Seed.rate(
                SELL,
                at,
                null,
                anOffer().at("12.3").of("1", "90000").paidBy("mtn").build());
        return List.of(buy, sell);
    }

    private PricedCrossRate corridor() {
        return Seed.cross(buy, sell, null);
    }

    @Test
    void the_same_key_and_body_get_the_same_quote_though_the_leg_is_gone_since() {
        String id = post(Seed.KEY, BODY).statusCode(201).extract().path("id");
        Rate none = Seed.none(SELL, UnavailableReason.NO_BOOK);
        PricedCrossRate before = corridor();
        seed.publish(
                List.of(none),
                List.of(UnpricedCrossRate.lackingLeg(
                        before.provenance(), before.corridor(), Optional.of(buy), Optional.of(none))));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> caller(Seed.KEY)
                .get(CROSS + "&payment_method_to=mtn")
                .then()
                .statusCode(503));

        post(Seed.KEY, BODY).statusCode(201).body("id", equalTo(id)).header("Location", "/api/v1/quotes/" + id);
        post(Seed.KEY, BODY.replace("\"6000\"", "6000.0")).statusCode(201).body("id", equalTo(id));
    }

    @Test
    void the_same_key_and_body_get_the_same_quote_though_the_payment_method_is_unknown_since() {
        String id = post(Seed.KEY, BODY).statusCode(201).extract().path("id");
        seed.book("binance", SELL, Instant.now(), anOffer().paidBy("telecel").build());
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> caller(Seed.KEY)
                .get(CROSS + "&payment_method_to=mtn")
                .then()
                .statusCode(400));

        post(Seed.KEY, BODY).statusCode(201).body("id", equalTo(id));
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_another_account_s_same_key_is_its_own() {
        String id = post(Seed.KEY, BODY).statusCode(201).extract().path("id");

        post(Seed.KEY, BODY.replace("6000", "7000"))
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"))
                .body("errors[0].field", equalTo("Idempotency-Key"));
        post(Seed.OPERATOR_KEY, BODY).statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void a_quote_is_its_account_s_alone_and_may_be_kept_until_it_ends() {
        String id = post(Seed.KEY, BODY).statusCode(201).extract().path("id");

        String tag = caller(Seed.KEY)
                .get("/api/v1/quotes/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .header("Cache-Control", startsWith("private, max-age="))
                .header("ETag", notNullValue())
                .extract()
                .header("ETag");
        caller(Seed.KEY)
                .header("If-None-Match", tag)
                .get("/api/v1/quotes/" + id)
                .then()
                .statusCode(304);
        caller(Seed.OPERATOR_KEY).get("/api/v1/quotes/" + id).then().statusCode(404);
    }

    @Test
    void a_quote_whose_time_is_over_says_so() {
        String id = post(Seed.KEY, BODY).statusCode(201).extract().path("id");
        FakeEngine.clockIsApart(Duration.ofSeconds(61));

        caller(Seed.KEY)
                .get("/api/v1/quotes/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("EXPIRED"))
                .header("Cache-Control", "private, max-age=86400");
    }

    /** The same as a gateway whose own clock is 30 days off. */
    @ParameterizedTest
    @ValueSource(ints = {-30, 30})
    void a_gateway_with_a_wrong_clock_dates_and_judges_quotes_by_the_engine_s(int days) {
        Duration apart = Duration.ofDays(days);
        FakeEngine.clockIsApart(apart);
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(apart);
        ValidatableResponse made = post(Seed.KEY, BODY).statusCode(201).body("status", equalTo("ACTIVE"));
        String id = made.extract().path("id");
        Instant created = Instant.parse(made.extract().path("created_at"));
        assertFalse(created.isBefore(asked), "made at " + created);
        assertFalse(created.isAfter(Instant.now().plus(apart)), "made at " + created);
        assertEquals(created.plusSeconds(60), Instant.parse(made.extract().path("expires_at")));
        caller(Seed.KEY)
                .get("/api/v1/quotes/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .header("Cache-Control", matchesPattern("private, max-age=(60|[1-5]?\\d)"));

        FakeEngine.clockIsApart(apart.plusSeconds(61));
        post(Seed.KEY, BODY).statusCode(201).body("id", equalTo(id)).body("status", equalTo("EXPIRED"));
        caller(Seed.KEY).get("/api/v1/quotes/" + id).then().statusCode(200).body("status", equalTo("EXPIRED"));
    }

    private ValidatableResponse post(ApiKeyText caller, String body) {
        return caller(caller)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/quotes")
                .then();
    }

    private static RequestSpecification caller(ApiKeyText key) {
        return given().header("X-API-Key", key.text());
    }
}
