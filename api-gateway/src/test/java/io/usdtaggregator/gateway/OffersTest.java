package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OffersTest {
    private static final Market BUY = Market.zone("XAF", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        Adjustment two = new Adjustment("r-1", "XAF", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP);
        Offer best = anOffer().called("best").at("600").of("1000", "30000").build();
        seed.publish(List.of(Seed.rate(BUY, Instant.now(), two, best)), List.of());
        seed.book(
                "binance",
                BUY,
                Instant.now(),
                best,
                anOffer().called("b").at("602").of("5000", "400000").build(),
                anOffer().called("c").at("603").paidBy("wave").build(),
                anOffer().called("d").at("700").build());
        seed.book(
                "bybit",
                BUY,
                Instant.now(),
                anOffer().on("bybit").called("e").at("601").build(),
                anOffer().on("bybit").called("f").at("604").build());
        await().atMost(PATIENCE).untilAsserted(() -> offers("")
                .body("count", equalTo(6))
                .body("offers[0].offer_id", equalTo("best"))
                .body("offers[0].adjusted_price", equalTo("612")));
    }

    @Test
    void offers_of_all_platforms_come_best_first_with_outliers_marked() {
        offers("")
                .body("offers.price", contains("600", "601", "602", "603", "604", "700"))
                .body("offers.outlier", contains(false, false, false, false, false, true))
                .body("offers[0].reference", notNullValue())
                .body("offers[0].merchant", nullValue())
                .body("offers[0].min_usdt", equalTo("1.666666667"))
                .body("status", equalTo("fresh"))
                .body("sandbox", equalTo(true));
    }

    @Test
    void offers_can_be_narrowed() {
        offers("&platform=bybit").body("offers.offer_id", contains("e", "f"));
        offers("&payment_method=wave").body("offers.offer_id", contains("c"));
        offers("&amount=3000").body("offers.offer_id", contains("best", "e", "c", "f", "d"));
        offers("&page=2&page_size=4")
                .body("offers", hasSize(2))
                .body("count", equalTo(6))
                .body("page", equalTo(2));
        get(Seed.KEY, "/offers?fiat=XAF&trade_type=BUY&payment_method=gold")
                .statusCode(400)
                .body("errors[0].allowed", hasItem("wave"));
    }

    @Test
    void the_best_few_leave_outliers_out() {
        get(Seed.KEY, "/offers/best?fiat=XAF&trade_type=BUY").body("offers.price", contains("600", "601", "602"));
        get(Seed.KEY, "/offers/best?fiat=XAF&trade_type=BUY&limit=50").body("offers", hasSize(5));
        get(Seed.KEY, "/offers/best?fiat=XAF&trade_type=BUY&limit=51").statusCode(400);
    }

    @Test
    void the_best_few_and_prices_can_be_narrowed_as_offers_can() {
        get(Seed.KEY, "/offers/best?fiat=XAF&trade_type=BUY&platform=bybit")
                .body("offers.offer_id", contains("e", "f"));
        get(Seed.KEY, "/offers/best?fiat=XAF&trade_type=BUY&payment_method=wave")
                .body("offers.offer_id", contains("c"));
        get(Seed.KEY, "/offers/best?fiat=XAF&trade_type=BUY&amount=3000")
                .body("offers.offer_id", contains("best", "e", "c"));
        get(Seed.KEY, "/offers/prices?fiat=XAF&trade_type=BUY&platform=bybit")
                .body("prices", contains("613.02", "616.08"));
        get(Seed.KEY, "/offers/prices?fiat=XAF&trade_type=BUY&payment_method=wave")
                .body("prices", contains("615.06"));
        get(Seed.KEY, "/offers/prices?fiat=XAF&trade_type=BUY&amount=3000&page_size=2&page=2")
                .body("prices", contains("615.06", "616.08"))
                .body("count", equalTo(5));
    }

    @Test
    void prices_are_adjusted_and_come_alone() {
        get(Seed.KEY, "/offers/prices?fiat=XAF&trade_type=BUY")
                .body("prices[0]", equalTo("612"))
                .body("prices", hasSize(6))
                .body("offers", nullValue());
    }

    @Test
    void only_operators_see_the_merchant() {
        String reference = get(Seed.OPERATOR_KEY, "/offers?fiat=XAF&trade_type=BUY")
                .body("offers[0].merchant.name", equalTo("A merchant"))
                .extract()
                .path("offers[0].reference");
        get(Seed.OPERATOR_KEY, "/advertiser?fiat=XAF&trade_type=BUY&reference=" + reference)
                .statusCode(200)
                .body("merchant.name", equalTo("A merchant"))
                .body("offer_id", equalTo("best"));
        for (String elsewhere : List.of(
                "fiat=XAF&trade_type=BUY&reference=" + "x".repeat(20),
                "fiat=XAF&trade_type=SELL&reference=" + reference,
                "fiat=XOF&trade_type=BUY&reference=" + reference)) {
            get(Seed.OPERATOR_KEY, "/advertiser?" + elsewhere).statusCode(404);
        }
    }

    @Test
    void an_operator_who_holds_the_merchant_already_gets_a_304() {
        String reference = offers("").extract().path("offers[0].reference");
        String advertiser = "/api/v1/advertiser?fiat=XAF&trade_type=BUY&reference=" + reference;
        RequestSpecification operator = given().header("X-API-Key", Seed.OPERATOR_KEY.text());
        String tag = operator.get(advertiser).then().statusCode(200).extract().header("ETag");

        given().header("X-API-Key", Seed.OPERATOR_KEY.text())
                .header("If-None-Match", tag)
                .get(advertiser)
                .then()
                .statusCode(304);
    }

    /** The very fields that are promised, and no other. */
    @Test
    void an_offer_shows_all_that_is_promised_and_its_merchant_to_operators_alone() {
        List<String> promised = List.of(
                "platform",
                "offer_id",
                "reference",
                "fiat",
                "trade_type",
                "country",
                "price",
                "adjusted_price",
                "available_usdt",
                "min_fiat",
                "max_fiat",
                "min_usdt",
                "max_usdt",
                "payment_methods",
                "outlier",
                "set_aside",
                "observed_at",
                "age_seconds",
                "status");
        Map<String, Object> shown = offers("").extract().path("offers[0]");
        assertEquals(new TreeSet<>(promised), new TreeSet<>(shown.keySet()));

        Map<String, Object> more = get(Seed.OPERATOR_KEY, "/offers?fiat=XAF&trade_type=BUY")
                .body(
                        "offers[0].merchant.keySet()",
                        containsInAnyOrder("name", "verified", "orders_30d", "completion_rate"))
                .body("offers[0].payment_methods[0].keySet()", containsInAnyOrder("identifier", "name"))
                .extract()
                .path("offers[0]");
        TreeSet<String> withMerchant = new TreeSet<>(promised);
        withMerchant.add("merchant");
        assertEquals(withMerchant, new TreeSet<>(more.keySet()));
    }

    @Test
    void each_row_has_its_own_age_and_the_list_that_of_its_oldest() {
        Market market = Market.in("XAF", "CG", TradeType.BUY);
        seed.book("binance", market, Instant.now(), anOffer().at("600").build());
        seed.book(
                "bybit",
                market,
                Instant.now().minusSeconds(400),
                anOffer().on("bybit").at("601").build());
        String query = "?fiat=XAF&trade_type=BUY&country=CG";
        await().atMost(PATIENCE).untilAsserted(() -> get(Seed.KEY, "/offers" + query)
                .body("offers.platform", contains("binance", "bybit"))
                .body("offers.status", contains("fresh", "stale"))
                .body("offers[0].age_seconds", lessThan(60))
                .body("offers[1].age_seconds", greaterThanOrEqualTo(400))
                .body("age_seconds", greaterThanOrEqualTo(400))
                .body("status", equalTo("stale")));
        get(Seed.KEY, "/offers/prices" + query)
                .body("rows.price", contains("600", "601"))
                .body("rows.platform", contains("binance", "bybit"))
                .body("rows.status", contains("fresh", "stale"))
                .body("status", equalTo("stale"));
        get(Seed.KEY, "/offers/best" + query).body("status", equalTo("fresh"));
    }

    @Test
    void the_rows_of_a_platform_that_is_switched_off_are_gone_with_the_settings() {
        ObjectNode json = MarketJson.mapper().valueToTree(FirstStart.settings());
        json.path("platforms").forEach(platform -> {
            if (platform.path("code").asText().equals("bybit")) {
                ((ObjectNode) platform).put("active", false);
            }
        });
        seed.settings(MarketJson.read(json.toString(), Settings.class));
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(Seed.KEY, "/platforms").body("platforms.code", not(hasItem("bybit"))));

        offers("").body("offers.platform", everyItem(equalTo("binance"))).body("count", equalTo(4));
    }

    @Test
    void a_list_says_that_its_book_was_cut() {
        Market market = Market.in("XAF", "GQ", TradeType.BUY);
        seed.book(new OfferBook(
                System.nanoTime(),
                "binance",
                market,
                Instant.now(),
                1,
                List.of(anOffer().build()),
                List.of(),
                Set.of(BookFlag.CUT_AT_CEILING, BookFlag.INCOMPLETE)));
        for (String path : List.of("/offers", "/offers/best", "/offers/prices")) {
            await().atMost(PATIENCE).untilAsserted(() -> get(Seed.KEY, path + "?fiat=XAF&trade_type=BUY&country=GQ")
                    .body("flags", containsInAnyOrder("cut_at_ceiling", "incomplete")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"telecel_cash", "free_money", "bybit:13", "free_money,celtiis_cash"})
    void a_known_payment_method_that_no_offer_names_is_an_empty_answer(String method) {
        for (String path : List.of("/offers", "/offers/best", "/offers/prices")) {
            get(Seed.KEY, path + "?fiat=XAF&trade_type=BUY&payment_method=" + method)
                    .statusCode(200)
                    .body("count", equalTo(0))
                    .body("reason", equalTo("no_offer_with_payment_method"));
        }
    }

    @Test
    void any_of_several_payment_methods_will_do() {
        offers("&payment_method=wave,free_money").body("offers.offer_id", contains("c"));
        get(Seed.KEY, "/offers?fiat=XAF&trade_type=BUY&payment_method=wave,")
                .statusCode(400)
                .body("errors[0].field", equalTo("payment_method"));
    }

    @ParameterizedTest
    @CsvSource({"XAF, 1000.5, XAF", "GHS, 10.123, GHS"})
    void an_amount_finer_than_the_currency_is_refused_by_its_name(String fiat, String amount, String named) {
        for (String path : List.of("/offers", "/offers/best", "/offers/prices", "/best-rates")) {
            get(Seed.KEY, path + "?fiat=" + fiat + "&trade_type=BUY&amount=" + amount)
                    .statusCode(400)
                    .body("errors[0].code", equalTo("too_many_decimals"))
                    .body("errors[0].message", containsString(named));
        }
        get(Seed.KEY, "/best-rates?fiat=XAF&amount=1.1234567&amount_currency=USDT")
                .statusCode(400);
        get(Seed.KEY, "/best-rates?fiat=XAF&amount=1.123456&amount_currency=USDT")
                .statusCode(200);
        get(Seed.KEY, "/best-rates?fiat=GHS&amount=10.50").statusCode(200);
        get(Seed.KEY, "/best-rates?amount=10.50")
                .statusCode(400)
                .body("errors[0].message", containsString("no decimals"));
    }

    @Test
    void a_market_without_a_book_is_an_answer_of_none() {
        for (String path : List.of("/offers", "/offers/best", "/offers/prices")) {
            get(Seed.KEY, path + "?fiat=GHS&trade_type=SELL")
                    .statusCode(200)
                    .body("count", equalTo(0))
                    .body("status", equalTo("unavailable"))
                    .body("reason", equalTo("no_book"));
        }
        seed.book(
                "binance",
                Market.in("XAF", "GA", TradeType.SELL),
                Instant.now().minusSeconds(2000),
                anOffer().build());
        await().atMost(PATIENCE).untilAsserted(() -> get(Seed.KEY, "/offers?fiat=XAF&trade_type=SELL&country=GA")
                .body("count", equalTo(0))
                .body("reason", equalTo("too_old")));
    }

    @Test
    void outliers_are_those_of_the_books_that_make_the_rate() {
        Market market = Market.in("XAF", "CM", TradeType.BUY);
        seed.book(
                "binance",
                market,
                Instant.now(),
                anOffer().at("600").build(),
                anOffer().at("601").build(),
                anOffer().at("602").build());
        seed.book(
                "bybit",
                market,
                Instant.now().minusSeconds(400),
                anOffer().on("bybit").called("old").at("560").build(),
                anOffer().on("bybit").at("561").build(),
                anOffer().on("bybit").at("562").build());
        String query = "?fiat=XAF&trade_type=BUY&country=CM";
        await().atMost(PATIENCE).untilAsserted(() -> get(Seed.KEY, "/offers" + query)
                .body("count", equalTo(6))
                .body("offers.outlier", everyItem(is(false))));
        get(Seed.KEY, "/offers/best" + query)
                .body("offers.price", contains("600", "601", "602"))
                .body("status", equalTo("fresh"));
        get(Seed.KEY, "/offers/best" + query + "&platform=bybit")
                .body("offers.price", contains("560", "561", "562"))
                .body("status", equalTo("stale"));
    }

    @Test
    void a_best_price_that_stands_alone_is_shown_with_the_reason_why_it_does_not_count() {
        seed.book(
                "binance",
                Market.in("XAF", "GA", TradeType.BUY),
                Instant.now(),
                anOffer().at("588").build(),
                anOffer().at("600").build(),
                anOffer().at("601").build(),
                anOffer().at("602").build(),
                anOffer().at("603").build(),
                anOffer().at("700").build());
        String query = "?fiat=XAF&trade_type=BUY&country=GA";

        await().atMost(PATIENCE).untilAsserted(() -> get(Seed.KEY, "/offers" + query)
                .body("offers.price", contains("588", "600", "601", "602", "603", "700"))
                .body("offers.set_aside", contains("unsupported", null, null, null, null, "outlier"))
                .body("offers.outlier", contains(false, false, false, false, false, true)));
        get(Seed.KEY, "/offers/best" + query).body("offers.price", contains("600", "601", "602"));
    }

    @Test
    void before_the_first_rate_offers_get_the_rule_that_it_would_get() {
        ObjectNode json = MarketJson.mapper().valueToTree(FirstStart.settings());
        ((ArrayNode) json.path("adjustments"))
                .addObject()
                .put("id", "r-9")
                .put("currency", "XAF")
                .put("mode", "PERCENT")
                .put("value", "10")
                .put("direction", "MARKUP")
                .put("active", true)
                .put("reason", "campaign");
        seed.settings(MarketJson.read(json.toString(), Settings.class));
        seed.book(
                "binance",
                Market.in("XAF", "TD", TradeType.BUY),
                Instant.now(),
                anOffer().at("600").build());
        await().atMost(PATIENCE).untilAsserted(() -> get(Seed.KEY, "/offers?fiat=XAF&trade_type=BUY&country=TD")
                .body("offers.adjusted_price", contains("660")));
    }

    @Test
    void a_way_to_pay_that_only_an_old_book_names_is_not_offered_now() {
        seed.book(
                "binance",
                Market.in("XAF", "CG", TradeType.SELL),
                Instant.now().minusSeconds(5000),
                anOffer().paidBy("shells").build());
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(Seed.KEY, "/offers?fiat=XAF&trade_type=SELL&country=CG&payment_method=shells")
                        .statusCode(200)
                        .body("reason", equalTo("too_old")));
        get(Seed.KEY, "/payment-methods").body("payment_methods.identifier", not(hasItem("shells")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"country=CM", "platform=binance", "amount=5", "payment_method=wave", "page=1"})
    void an_advertiser_is_found_by_reference_and_market_alone(String more) {
        get(Seed.OPERATOR_KEY, "/advertiser?fiat=XAF&trade_type=BUY&reference=" + "x".repeat(20) + "&" + more)
                .statusCode(400)
                .body("errors.field", contains(more.split("=")[0]))
                .body("errors[0].allowed", containsInAnyOrder("reference", "fiat", "trade_type"));
    }

    @Test
    void a_page_has_twenty_unless_another_number_was_asked() {
        Offer[] many = IntStream.range(0, 25)
                .mapToObj(number -> anOffer().called("m" + number).at("600").build())
                .toArray(Offer[]::new);
        seed.book("binance", Market.in("XAF", "CF", TradeType.BUY), Instant.now(), many);
        for (String list : List.of("offers", "prices")) {
            String path =
                    (list.equals("offers") ? "/offers" : "/offers/prices") + "?fiat=XAF&trade_type=BUY&country=CF";
            await().atMost(PATIENCE).untilAsserted(() -> get(Seed.KEY, path)
                    .statusCode(200)
                    .body(list, hasSize(20))
                    .body("count", equalTo(25))
                    .body("page", equalTo(1))
                    .body("page_size", equalTo(20)));
            get(Seed.KEY, path + "&page=2").body(list, hasSize(5)).body("page", equalTo(2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "page=0, page",
        "page=1000001, page",
        "page=x, page",
        "page_size=0, page_size",
        "page_size=101, page_size",
        "limit=3, limit"
    })
    void a_page_has_bounds(String more, String field) {
        for (String path : List.of("/offers", "/offers/prices")) {
            get(Seed.KEY, path + "?fiat=XAF&trade_type=BUY&" + more)
                    .statusCode(400)
                    .body("errors.field", contains(field));
        }
        offers("&page=1000000&page_size=100").body("offers", hasSize(0)).body("count", equalTo(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/currencies", "/countries", "/xof-countries", "/payment-methods", "/platforms", "/status"})
    void reference_data_says_whether_it_is_the_sandbox_s(String path) {
        get(Seed.KEY, path).statusCode(200).body("sandbox", equalTo(true)).header("ETag", notNullValue());
    }

    @Test
    void reference_data_is_what_is_active() {
        get(Seed.KEY, "/currencies")
                .body("currencies.code", contains("XOF", "XAF", "GHS"))
                .body("currencies[0].decimals", equalTo(0))
                .body("currencies.name.en", everyItem(not(emptyString())))
                .body("currencies.name.fr", everyItem(not(emptyString())));
        get(Seed.KEY, "/countries?fiat=GHS").body("countries.code", contains("GH"));
        get(Seed.KEY, "/xof-countries")
                .body("countries", hasSize(8))
                .body("countries[2].name.en", equalTo("Ivory Coast"))
                .body("countries[2].name.fr", equalTo("Côte d'Ivoire"));
        get(Seed.KEY, "/payment-methods?fiat=XAF").body("payment_methods.identifier", contains("orange_money", "wave"));
        get(Seed.KEY, "/platforms")
                .body("platforms.code", hasItem("binance"))
                .body("platforms[0].default", equalTo(true))
                .body("platforms[0].status", equalTo("fresh"));
        given().get("/api/v1/status").then().statusCode(200).body("platforms[0].books.fresh", notNullValue());
    }

    private static ValidatableResponse offers(String more) {
        return get(Seed.KEY, "/offers?fiat=XAF&trade_type=BUY" + more).statusCode(200);
    }

    private static ValidatableResponse get(ApiKeyText key, String path) {
        RequestSpecification caller = given().header("X-API-Key", key.text());
        return caller.get("/api/v1" + path).then();
    }
}
