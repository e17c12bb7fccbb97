package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that one answer says is made from one moment (docs/domain.md, 5): no number of it contradicts another. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OneMomentTest {
    private static final Market XOF_BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market XOF_SELL = Market.zone("XOF", TradeType.SELL);
    private static final Market GHS_BUY = Market.zone("GHS", TradeType.BUY);
    private static final Market GHS_SELL = Market.zone("GHS", TradeType.SELL);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Seed seed;

    private final Instant now = Instant.now();

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
    void a_leg_that_moved_alone_changes_no_part_of_a_cross_rate_before_all_of_it() {
        PricedRate buy = rate(XOF_BUY, "600");
        PricedRate sell = rate(GHS_SELL, "12.3");
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        await().atMost(PATIENCE).untilAsserted(() -> cross("").body("legs.buy.rate_id", equalTo(buy.rateId())));
        PricedRate moved = rate(XOF_BUY, "630");
        seed.publish(List.of(moved), List.of());
        await().atMost(PATIENCE).untilAsserted(() -> best().body("best_rates[0].rate_id", equalTo(moved.rateId())));

        cross("&amount=60000")
                .body("rate", equalTo("0.0205"))
                .body("legs.buy.rate", equalTo("600"))
                .body("legs.buy.rate_id", equalTo(buy.rateId()))
                .body("legs.buy.liquidity.executable_rate", equalTo("600"))
                .body("executable_rate", equalTo("0.0205"))
                .body("amount_received", equalTo("1230"));

        seed.publish(List.of(), List.of(Seed.cross(moved, sell, null)));
        await().atMost(PATIENCE).untilAsserted(() -> cross("&amount=63000")
                .body("rate", equalTo("0.01952380952"))
                .body("legs.buy.liquidity.executable_rate", equalTo("630"))
                .body("amount_received", equalTo("1230")));
    }

    @Test
    void there_and_back_is_worked_out_from_the_unrounded_legs_of_both_directions() {
        publishBothWays(rate(XOF_BUY, "657"), rate(GHS_SELL, "10.2"), rate(GHS_BUY, "10.2"), rate(XOF_SELL, "657"));

        await().atMost(PATIENCE).untilAsserted(() -> cross("")
                .body("legs.buy.rate", equalTo("657"))
                .body("inverse_rate", equalTo("64.41176471"))
                .body("round_trip_cost_pct", equalTo("0"))
                .body("inverse_rate_reason", nullValue()));
    }

    @Test
    void a_way_back_that_is_older_than_the_answer_says_is_left_out_with_a_reason() {
        PricedRate old = Seed.rate(
                XOF_SELL, now.minusSeconds(400), null, anOffer().at("590").build());
        publishBothWays(rate(XOF_BUY, "600"), rate(GHS_SELL, "12.3"), rate(GHS_BUY, "12.5"), old);

        await().atMost(PATIENCE).untilAsserted(() -> cross("")
                .body("status", equalTo("fresh"))
                .body("legs.buy.rate", equalTo("600"))
                .body("inverse_rate", nullValue())
                .body("round_trip_cost_pct", nullValue())
                .body("inverse_rate_reason", equalTo("leg_not_as_fresh")));
    }

    @Test
    void an_executable_rate_is_not_rounded_to_better_than_the_best() {
        PricedRate buy = Seed.rate(
                XOF_BUY,
                now,
                null,
                anOffer().at("600.00000000004").of("1", "900000").build());
        seed.publish(List.of(buy), List.of());

        await().atMost(PATIENCE).untilAsserted(() -> best("&amount=6000")
                .body("best_rates[0].rate", equalTo("600.00000000004"))
                .body("best_rates[0].liquidity.executable_rate", equalTo("600.00000000004")));
    }

    @Test
    void both_legs_without_a_rate_are_both_named_in_words() {
        PricedRate buy = rate(XOF_BUY, "600");
        Rate none = Seed.none(XOF_BUY, UnavailableReason.NO_ELIGIBLE_OFFERS);
        PricedRate old = Seed.rate(
                GHS_SELL, now.minusSeconds(2000), null, anOffer().at("12.3").build());
        PricedCrossRate before = Seed.cross(buy, old, null);
        seed.publish(
                List.of(none, old),
                List.of(UnpricedCrossRate.lackingLeg(
                        before.provenance(), before.corridor(), Optional.of(none), Optional.of(old))));

        await().atMost(PATIENCE).untilAsserted(() -> given().header("X-API-Key", Seed.KEY.text())
                .get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS")
                .then()
                .statusCode(503)
                .body("errors.field", contains("legs.buy", "legs.sell"))
                .body("errors.code", contains("no_eligible_offers", "too_old"))
                .body("detail", containsString("buying USDT with XOF"))
                .body("detail", containsString("selling USDT for GHS"))
                .body("detail", not(containsString(":-:"))));
    }

    @Test
    void confidence_is_low_beside_a_doubtful_flag_and_over_a_stale_book() {
        PricedRate fresh = rate(XOF_BUY, "600");
        seed.publish(List.of(fresh), List.of());
        await().atMost(PATIENCE).untilAsserted(() -> best().body("best_rates[0].rate_id", equalTo(fresh.rateId()))
                .body("best_rates[0].quality.confidence", equalTo("medium")));

        Rate crossed = Seed.later(fresh, Rate.class, rate -> rate.withObject("/quality")
                .putArray("flags")
                .add("crossed"));
        seed.publish(List.of(crossed), List.of());
        await().atMost(PATIENCE).untilAsserted(() -> best().body("best_rates[0].quality.flags", contains("crossed"))
                .body("best_rates[0].quality.confidence", equalTo("low")));

        seed.publish(
                List.of(Seed.rate(
                        XOF_BUY, now.minusSeconds(400), null, anOffer().build())),
                List.of());
        await().atMost(PATIENCE).untilAsserted(() -> best().body("best_rates[0].status", equalTo("stale"))
                .body("best_rates[0].quality.confidence", equalTo("low")));
    }

    private void publishBothWays(PricedRate buy, PricedRate sell, PricedRate buyBack, PricedRate sellBack) {
        seed.publish(
                List.of(buy, sell, buyBack, sellBack),
                List.of(Seed.cross(buy, sell, null), Seed.cross(buyBack, sellBack, null)));
    }

    private PricedRate rate(Market market, String price) {
        return Seed.rate(
                market, now, null, anOffer().at(price).of("1", "900000").build());
    }

    private static ValidatableResponse best() {
        return best("");
    }

    private static ValidatableResponse best(String more) {
        return get("/api/v1/best-rates?fiat=XOF&trade_type=BUY" + more);
    }

    private static ValidatableResponse cross(String more) {
        return get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS" + more);
    }

    private static ValidatableResponse get(String path) {
        return given().header("X-API-Key", Seed.KEY.text()).get(path).then().statusCode(200);
    }
}
