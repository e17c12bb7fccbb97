package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One tag, one answer: a caller never keeps a figure that has changed, and never gets one again that has not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EntityTagsTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("GHS", TradeType.SELL);
    private static final String BEST = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";
    private static final String CROSS = "/api/v1/rates/cross?from_currency=XOF&to_currency=GHS";
    private static final String OFFERS = "/api/v1/offers?fiat=XOF&trade_type=BUY";
    private static final String KEYS = "/.well-known/jwks.json";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Seed seed;

    private final Instant seenAt = Instant.now().minusSeconds(5);
    private final PricedRate buy =
            Seed.rate(BUY, seenAt, null, anOffer().called("a").build());
    private final PricedRate sell =
            Seed.rate(SELL, seenAt, null, anOffer().at("12.3").called("b").build());
    private final PricedCrossRate cross = Seed.cross(buy, sell, null);

    @BeforeEach
    void seed() {
        seed.all();
        seed.publish(List.of(buy, sell), List.of(cross));
        seed.book("binance", BUY, seenAt, anOffer().called("a").build());
        await().atMost(PATIENCE).untilAsserted(() -> {
            get(CROSS).then().statusCode(200).body("legs.buy.rate_id", equalTo(buy.rateId()));
            get(BEST).then().body("best_rates[0].rate_id", equalTo(buy.rateId()));
        });
    }

    @Test
    void the_way_back_is_part_of_a_cross_rate() {
        String before = get(CROSS).header("ETag");
        PricedRate buyBack = Seed.rate(
                Market.zone("GHS", TradeType.BUY),
                seenAt,
                null,
                anOffer().at("12").build());
        PricedRate sellBack = Seed.rate(
                Market.zone("XOF", TradeType.SELL),
                seenAt,
                null,
                anOffer().at("570").build());
        seed.publish(List.of(buyBack, sellBack), List.of(Seed.cross(buyBack, sellBack, null)));
        await().atMost(PATIENCE).untilAsserted(() -> get(CROSS).then().body("inverse_rate", equalTo("47.5")));
        assertChanged(CROSS, before);
    }

    @Test
    void where_the_other_leg_came_from_is_part_of_a_cross_rate() {
        String before = get(CROSS).header("ETag");
        PricedRate later = Seed.later(
                Seed.rate(
                        Market.zone("GHS", TradeType.SELL),
                        seenAt,
                        null,
                        anOffer().at("12.3").build()),
                PricedRate.class,
                json -> json.put("fallback_reason", "the default platform has no usable book"));
        seed.publish(List.of(later), List.of(Seed.cross(buy, later, null)));
        await().atMost(PATIENCE).untilAsserted(() -> get(CROSS).then().body("legs.sell.fallback", equalTo(true)));
        assertChanged(CROSS, before);
    }

    @Test
    void a_median_is_part_of_a_rate() {
        String before = get(BEST).header("ETag");
        seed.publish(List.of(Seed.later(buy, Rate.class, json -> json.put("median", "603.5"))), List.of());
        await().atMost(PATIENCE).untilAsserted(() -> get(BEST).then().body("best_rates[0].median", equalTo("603.5")));
        assertChanged(BEST, before);
    }

    @Test
    void how_many_offers_there_are_is_part_of_a_page_of_them() {
        String page = OFFERS + "&page_size=1";
        await().atMost(PATIENCE).untilAsserted(() -> get(page).then().body("count", equalTo(1)));
        String before = get(page).header("ETag");
        seed.book(
                "binance",
                BUY,
                seenAt,
                anOffer().called("a").build(),
                anOffer().at("601").called("c").build());
        await().atMost(PATIENCE).untilAsserted(() -> get(page).then().body("count", equalTo(2)));
        assertChanged(page, before);
    }

    @Test
    void usage_and_status_are_not_sent_to_who_takes_whatever_there_is_for_known() {
        for (String path : List.of("/api/v1/usage", "/api/v1/status")) {
            String tag = get(path).header("ETag");
            assertTrue(tag.matches("W/\"[^\"]+\""), tag);
            caller().header("If-None-Match", "*").get(path).then().statusCode(304);
        }
    }

    @Test
    void an_age_that_goes_on_is_no_news() {
        Response first = get(BEST);
        await().atMost(PATIENCE).untilAsserted(() -> get(BEST)
                .then()
                .body("best_rates[0].age_seconds", not(equalTo(first.path("best_rates[0].age_seconds")))));
        assertEquals(first.header("ETag"), get(BEST).header("ETag"));
        assertEquals(
                304,
                caller().header("If-None-Match", first.header("ETag")).get(BEST).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BEST,
                CROSS,
                OFFERS,
                "/api/v1/offers/best?fiat=XOF&trade_type=BUY",
                "/api/v1/offers/prices?fiat=XOF&trade_type=BUY",
                "/api/v1/currencies",
                "/api/v1/countries",
                "/api/v1/xof-countries",
                "/api/v1/payment-methods",
                "/api/v1/platforms",
                KEYS
            })
    void who_holds_an_answer_gets_a_304_however_the_tag_is_sent(String path) {
        String tag = get(path).header("ETag");
        for (String given : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
            caller().header("If-None-Match", given)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(equalTo(""));
        }
        caller().header("If-None-Match", "\"other\"", tag).get(path).then().statusCode(304);
        caller().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    @Test
    void the_public_keys_may_be_kept_by_every_cache_whoever_asked() {
        for (Response answer :
                List.of(given().get(KEYS), given().header("If-None-Match", "*").get(KEYS))) {
            answer.then().header("Cache-Control", "public, max-age=60").header("Vary", "Accept-Encoding, Origin");
        }
    }

    private static void assertChanged(String path, String before) {
        Response now = caller().header("If-None-Match", before).get(path);
        assertEquals(200, now.statusCode());
        assertNotEquals(before, now.header("ETag"));
    }

    private static Response get(String path) {
        return caller().get(path);
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
