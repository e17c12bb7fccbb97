package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cases of docs/domain.md for walking, crossing and freshness, through HTTP. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RatesTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market BUY_CI = Market.in("XOF", "CI", TradeType.BUY);
    private static final Market SELL_GHS = Market.zone("GHS", TradeType.SELL);
    private static final Offer[] BOOK = {
        anOffer().at("600").of("1000", "30000").build(),
        anOffer().at("605").of("50000", "100000").build(),
        anOffer().at("610").of("1000", "500000").build()
    };

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().header("X-API-Key", Seed.KEY.text())
                                .get("/api/v1/currencies")
                                .statusCode()
                        == 200);
    }

    @Test
    void an_amount_walks_the_offers_best_first() {
        publish(Seed.rate(BUY, Instant.now(), null, BOOK));
        best("amount", "100000")
                .body("best_rates[0].rate", equalTo("600"))
                .body("best_rates[0].liquidity.executable_rate", startsWith("603.491"))
                .body("best_rates[0].liquidity.coverage", equalTo("1"))
                .body("best_rates[0].liquidity.offers_used", equalTo(2));
        best("amount", "60000").body("best_rates[0].liquidity.executable_rate", startsWith("604.958"));
    }

    @Test
    void less_than_full_coverage_is_an_answer() {
        publish(Seed.rate(BUY, Instant.now(), null, BOOK[0]));
        best("amount", "100000")
                .body("best_rates[0].liquidity.coverage", equalTo("0.3"))
                .body("best_rates[0].liquidity.executable_rate", equalTo("600"));
    }

    @Test
    void an_executable_rate_gets_the_rule_of_its_market() {
        Adjustment two = new Adjustment("r-1", "XOF", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP);
        publish(Seed.rate(BUY, Instant.now(), two, BOOK[0]));
        best("amount", "30000")
                .body("best_rates[0].rate", equalTo("612"))
                .body("best_rates[0].raw_rate", equalTo("600"))
                .body("best_rates[0].adjustment.rule_id", equalTo("r-1"))
                .body("best_rates[0].liquidity.executable_rate", equalTo("612"));
        best("amount", "50", "amount_currency", "USDT").body("best_rates[0].liquidity.executable_rate", equalTo("612"));
    }

    @Test
    void a_franc_carries_its_official_rate_and_its_premium_or_says_why_not() {
        publish(Seed.rate(BUY, Instant.now(), null, BOOK));
        seed.officialRates(new OfficialRates(
                Instant.now().toEpochMilli(),
                null,
                null,
                OfficialRates.MissingReason.SOURCE_UNREADABLE,
                Instant.now()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> best().body("best_rates[0].official_rate", nullValue())
                        .body("best_rates[0].official_rate_reason", equalTo("source_unreadable")));

        seed.officialRates(new OfficialRates(
                Instant.now().toEpochMilli() + 1,
                LocalDate.of(2026, 8, 20),
                new BigDecimal("1.0842"),
                null,
                Instant.now()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> best().body("best_rates[0].official_rate", equalTo("605.0147574"))
                        .body("best_rates[0].official_rate_date", equalTo("2026-08-20"))
                        .body("best_rates[0].premium_pct", equalTo("-0.8288653026"))
                        .body("best_rates[0].official_rate_reason", nullValue()));
    }

    @Test
    void without_a_country_the_zone_and_its_countries_answer() {
        publish(Seed.rate(BUY, Instant.now(), null, BOOK));
        best().body("best_rates", hasSize(9))
                .body("best_rates[0].country", nullValue())
                .body("best_rates.country", hasItem("CI"))
                .body("best_rates.find { it.country == 'TG' }.rate", nullValue())
                .body("best_rates.find { it.country == 'TG' }.status", equalTo("unavailable"))
                .body("best_rates.find { it.country == 'TG' }.reason", notNullValue())
                .body("best_rates[0].sandbox", equalTo(true));
    }

    @Test
    void a_country_falls_back_to_its_zone_only_where_the_caller_allows_it() {
        publish(Seed.rate(BUY, Instant.now(), null, BOOK), Seed.none(BUY_CI, UnavailableReason.NO_ELIGIBLE_OFFERS));
        best("country", "CI")
                .body("best_rates", hasSize(1))
                .body("best_rates[0].rate", nullValue())
                .body("best_rates[0].reason", equalTo("no_eligible_offers"))
                .body("best_rates[0].scope_used", equalTo("XOF:CI"));
        best("country", "CI", "scope", "zone")
                .body("best_rates[0].rate", equalTo("600"))
                .body("best_rates[0].country", equalTo("CI"))
                .body("best_rates[0].scope_used", equalTo("XOF"));
    }

    @Test
    void a_rate_grows_stale_and_then_has_no_number() {
        publish(Seed.rate(BUY, Instant.now().minusSeconds(400), null, BOOK));
        best().body("best_rates[0].status", equalTo("stale")).body("best_rates[0].rate", equalTo("600"));
        best("max_age", "60")
                .body("best_rates[0].status", equalTo("unavailable"))
                .body("best_rates[0].reason", equalTo("max_age_exceeded"))
                .body("best_rates[0].rate", nullValue());
        publish(Seed.rate(BUY, Instant.now().minusSeconds(1000), null, BOOK));
        best().body("best_rates[0].status", equalTo("unavailable"))
                .body("best_rates[0].reason", equalTo("too_old"))
                .body("best_rates[0].rate", nullValue());
    }

    @Test
    void a_cross_rate_is_the_sell_leg_by_the_buy_leg_with_its_rule() {
        PricedRate buy = Seed.rate(BUY, Instant.now(), null, anOffer().at("600").build());
        PricedRate sell = Seed.rate(
                SELL_GHS,
                Instant.now().minusSeconds(20),
                null,
                anOffer().at("12.3").of("10", "5000").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> cross("amount", "100000")
                .statusCode(200)
                .body("rate", equalTo("0.0205"))
                .body("amount_received", equalTo("2050"))
                .body("legs.buy.rate", equalTo("600"))
                .body("legs.sell.rate", equalTo("12.3"))
                .body("status", equalTo("fresh")));
        CrossAdjustment.Step up = new CrossAdjustment.Step(BigDecimal.ONE, Direction.MARKUP);
        CrossAdjustment.Step down = new CrossAdjustment.Step(BigDecimal.ONE, Direction.MARKDOWN);
        seed.publish(
                List.of(),
                List.of(Seed.cross(
                        buy, sell, new CrossAdjustment("c-1", "XOF:GHS", AdjustmentMode.PERCENT, up, down))));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> cross().body("rate", equalTo("0.02009405941"))
                .body("cross_adjustment.rule_id", equalTo("c-1")));
    }

    @Test
    void a_leg_that_takes_nothing_does_not_hide_what_the_other_takes() {
        PricedRate buy = Seed.rate(
                BUY,
                Instant.now(),
                null,
                anOffer().at("600").of("1000", "30000").build());
        PricedRate sell = Seed.rate(
                SELL_GHS,
                Instant.now(),
                null,
                anOffer().at("12.3").of("4000", "5000").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> cross("amount", "60000")
                .statusCode(200)
                .body("coverage", equalTo("0"))
                .body("legs.buy.liquidity.coverage", equalTo("0.5"))
                .body("legs.buy.liquidity.executable_rate", equalTo("600"))
                .body("legs.sell.liquidity.amount", equalTo("50"))
                .body("legs.sell.liquidity.coverage", equalTo("0")));
    }

    @Test
    void a_cross_rate_older_than_the_caller_bears_names_the_leg() {
        PricedRate buy = Seed.rate(BUY, Instant.now().minusSeconds(100), null, BOOK);
        PricedRate sell =
                Seed.rate(SELL_GHS, Instant.now(), null, anOffer().at("12.3").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> cross("max_age", "60")
                .statusCode(503)
                .body("errors[0].field", equalTo("legs.buy"))
                .body("errors[0].code", equalTo("max_age_exceeded")));
        cross("max_age", "600").statusCode(200);
    }

    @Test
    void a_named_platform_s_own_rate_is_another_than_that_of_staffs_policy() {
        Rate bybits = Seed.later(
                Seed.rate(
                        BUY,
                        Instant.now(),
                        null,
                        anOffer().on("bybit").at("590").build()),
                Rate.class,
                rate -> rate.put("source", "bybit"));
        seed.publish(List.of(bybits, Seed.rate(BUY, Instant.now(), null, BOOK)), List.of());

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> best("platform", "bybit")
                .body("best_rates[0].rate", equalTo("590"))
                .body("best_rates[0].platform", equalTo("bybit")));
        best().body("best_rates[0].rate", equalTo("600")).body("best_rates[0].platform", equalTo("binance"));
        seed.publish(
                List.of(Seed.later(
                        Seed.none(BUY, UnavailableReason.NO_BOOK), Rate.class, rate -> rate.put("source", "bybit"))),
                List.of());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> best("platform", "bybit").body("best_rates[0].rate", nullValue()));
    }

    @Test
    void whoever_asks_for_nothing_gets_every_active_market_and_what_they_name_narrows_it() {
        caller().get("/api/v1/best-rates")
                .then()
                .body(
                        "best_rates.collect { it.fiat + ':' + it.country + ':' + it.trade_type }",
                        contains(everyMarket()));
        caller().queryParams("trade_type", "SELL", "country", "GH")
                .get("/api/v1/best-rates")
                .then()
                .body(
                        "best_rates.collect { it.fiat + ':' + it.country + ':' + it.trade_type }",
                        contains("GHS:GH:SELL"));
    }

    /** Of what is active at first start (docs/domain.md): zones first, then their countries. */
    private static String[] everyMarket() {
        return Stream.of(
                        "XOF: BJ BF CI GW ML NE SN TG", //
                        "XAF: CM CF TD CG GQ GA",
                        "GHS: GH")
                .map(zone -> zone.split(": "))
                .flatMap(zone -> Stream.of("BUY", "SELL")
                        .flatMap(type -> Stream.concat(Stream.of("null"), Stream.of(zone[1].split(" ")))
                                .map(country -> zone[0] + ":" + country + ":" + type)))
                .toArray(String[]::new);
    }

    @Test
    void a_named_platform_is_answered_without_a_fallback() {
        publish(Seed.rate(BUY, Instant.now(), null, BOOK));
        best("platform", "bybit")
                .body("best_rates", hasSize(9))
                .body("best_rates[0].rate", nullValue())
                .body("best_rates[0].status", equalTo("unavailable"))
                .body("best_rates[0].fallback", equalTo(false));
    }

    @Test
    void a_currency_of_no_amount_is_refused() {
        caller().queryParams("fiat", "XOF", "amount_currency", "USDT")
                .get("/api/v1/best-rates")
                .then()
                .statusCode(400)
                .body("errors.field", contains("amount_currency"))
                .body("errors[0].allowed", contains("amount"));
    }

    @Test
    void a_cross_rate_without_a_usable_leg_names_the_leg() {
        PricedRate buy = Seed.rate(BUY, Instant.now(), null, anOffer().at("600").build());
        PricedRate sell = Seed.rate(
                SELL_GHS,
                Instant.now().minusSeconds(1000),
                null,
                anOffer().at("12.3").of("10", "5000").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> cross().statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("code", equalTo("leg_unavailable"))
                .body("detail", containsString("sell"))
                .body("errors[0].field", equalTo("legs.sell")));
    }

    @Test
    void from_a_place_to_itself_the_rate_is_1() {
        caller().queryParams("from_currency", "XOF", "to_currency", "XOF", "amount", "5")
                .get("/api/v1/rates/cross/")
                .then()
                .statusCode(200)
                .body("rate", equalTo("1"))
                .body("amount_received", equalTo("5"));
    }

    @Test
    void an_answer_is_not_sent_twice_to_who_has_it() {
        publish(Seed.rate(BUY, Instant.now(), null, BOOK));
        String tag =
                caller().queryParams("fiat", "XOF").get("/api/v1/best-rates").header("ETag");
        caller().queryParams("fiat", "XOF")
                .header("If-None-Match", tag)
                .get("/api/v1/best-rates")
                .then()
                .statusCode(304);
        publish(Seed.rate(BUY, Instant.now(), null, BOOK[0]));
        caller().queryParams("fiat", "XOF")
                .header("If-None-Match", tag)
                .get("/api/v1/best-rates")
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("private, max-age="));
    }

    @Test
    void an_answer_may_be_kept_until_the_next_read_is_due() {
        Market guinea = Market.in("XOF", "GW", TradeType.BUY);
        for (int ago : List.of(0, 20, 90)) {
            Instant read = Instant.now().minusSeconds(ago);
            PricedRate buy = Seed.rate(guinea, read, null, anOffer().at("600").build());
            PricedRate sell =
                    Seed.rate(SELL_GHS, read, null, anOffer().at("12.3").build());
            // Books that other tests left would be due earlier.
            for (String platform : List.of("binance", "bybit")) {
                seed.book(platform, guinea, read, anOffer().at("600").build());
                seed.book(platform, SELL_GHS, read, anOffer().at("12.3").build());
            }
            seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                String kept = cross("country_from", "GW")
                        .body("observed_at", equalTo(read.toString()))
                        .extract()
                        .header("Cache-Control");
                long seconds = Long.parseLong(kept.replace("private, max-age=", ""));
                long left =
                        Math.max(0, 60 - Duration.between(read, Instant.now()).toSeconds());
                assertTrue(Math.abs(left - seconds) <= 2, kept + " where " + left + " s are left");
            });
        }
    }

    @Test
    void an_unknown_value_is_refused_and_the_allowed_ones_named() {
        caller().queryParams("fiat", "EUR", "trade_type", "HOLD", "amount", "-1", "max_age", "soon", "platform", "x")
                .get("/api/v1/best-rates")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("errors.field", contains("fiat", "trade_type", "platform", "amount", "max_age"))
                .body("errors[0].allowed", contains("XOF", "XAF", "GHS"))
                .body("errors[1].allowed", contains("BUY", "SELL"))
                .body("trace_id", notNullValue());
        caller().queryParams("fiat", "GHS", "country", "CI")
                .get("/api/v1/best-rates")
                .then()
                .statusCode(400)
                .body("errors[0].allowed", contains("GH"));
    }

    private void publish(Rate... rates) {
        seed.publish(List.of(rates), List.of());
        String expected = rates[rates.length - 1].updatedAt().toString();
        String key = rates[rates.length - 1].market().key();
        await(key)
                .atMost(Duration.ofMinutes(1))
                .until(() -> caller().get("/api/v1/best-rates").asString().contains(expected));
    }

    private static ValidatableResponse best(String... more) {
        var request = caller().queryParams("fiat", "XOF", "trade_type", "BUY");
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam(more[i], more[i + 1]);
        }
        return request.get("/api/v1/best-rates").then().statusCode(200);
    }

    private static ValidatableResponse cross(String... more) {
        var request = caller().queryParams("from_currency", "XOF", "to_currency", "GHS");
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam(more[i], more[i + 1]);
        }
        return request.get("/api/v1/rates/cross").then();
    }

    private static io.restassured.specification.RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
