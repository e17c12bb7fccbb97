package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter of every call with a value that it cannot have: named, with what is allowed, and never replaced. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class BadValuesTest {
    private static final String OFFERS = "fiat=XOF&trade_type=BUY";
    private static final String CROSS = "from_currency=XOF&to_currency=GHS";

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1)).until(() -> get("/currencies").statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({
        "fiat=EUR, XOF",
        "fiat=xof, XOF",
        "trade_type=HOLD, SELL",
        "country=FR, CI",
        "platform=mtgox, binance",
        "amount=-1, above 0",
        "amount=1e3, decimal",
        "amount=5&amount_currency=EUR, USDT",
        "max_age=0, from 1 to 86400",
        "max_age=soon, from 1 to 86400",
        "scope=galaxy, zone"
    })
    void of_best_rates(String wrong, String allowed) {
        refused("/best-rates?" + wrong, wrong, allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "from_currency=EUR&to_currency=GHS, XAF",
        "to_currency=EUR&from_currency=XOF, GHS",
        "country_from=GH&" + CROSS + ", CI",
        "country_to=CI&" + CROSS + ", GH",
        "amount=0&" + CROSS + ", above 0",
        "amount=1000000000000000&" + CROSS + ", 15 digits",
        "max_age=86401&" + CROSS + ", from 1 to 86400"
    })
    void of_cross_rates(String wrong, String allowed) {
        refused("/rates/cross?" + wrong, wrong, allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "fiat=XXX&trade_type=BUY, XOF",
        "trade_type=HOLD&fiat=XOF, SELL",
        "country=GH&" + OFFERS + ", CI",
        "from_currency=XXX&to_currency=GHS, XOF",
        "to_currency=XXX&from_currency=XOF, GHS",
        "country_from=GH&" + CROSS + ", CI",
        "country_to=CI&" + CROSS + ", GH",
        "from=yesterday&" + OFFERS + ", 2026-08-21T12:00:00Z",
        "from=2026-08-21&" + OFFERS + ", 2026-08-21T12:00:00Z",
        "to=12&" + OFFERS + ", 2026-08-21T12:00:00Z"
    })
    void of_what_was_before(String wrong, String allowed) {
        refused("/rates/history?" + wrong, wrong, allowed);
        refused("/rates/candles?interval=1h&" + wrong, wrong, allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rates/history", "/rates/candles", "/offers", "/offers/best", "/offers/prices"})
    void what_is_needed_is_named_when_it_is_missing(String path) {
        get(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("fiat", "trade_type"))
                .body("errors.find { it.field == 'trade_type' }.allowed", contains("BUY", "SELL"));
    }

    @ParameterizedTest
    @CsvSource({
        "interval=2h&" + OFFERS + ", 15m",
        "interval=1H&" + OFFERS + ", 1d",
        "tz=Mars/Olympus&interval=1d&" + OFFERS + ", Africa/Abidjan",
    })
    void of_candles_alone(String wrong, String allowed) {
        refused("/rates/candles?" + wrong, wrong, allowed);
    }

    @ParameterizedTest
    @CsvSource({"fiat=EUR, XOF", "trade_type=HOLD, SELL", "from_currency=EUR, XOF", "to_currency=EUR, GHS"})
    void of_the_stream_which_then_does_not_begin(String wrong, String allowed) {
        refused("/rates/stream?" + wrong, wrong, allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "fiat=EUR&trade_type=BUY, XOF",
        "trade_type=HOLD&fiat=XOF, SELL",
        "country=GH&" + OFFERS + ", CI",
        "platform=mtgox&" + OFFERS + ", binance",
        "amount=much&" + OFFERS + ", decimal"
    })
    void of_offers(String wrong, String allowed) {
        refused("/offers?" + wrong, wrong, allowed);
        refused("/offers/best?" + wrong, wrong, allowed);
        refused("/offers/prices?" + wrong, wrong, allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "three"})
    void of_the_best_few(String limit) {
        refused("/offers/best?limit=" + limit + "&" + OFFERS, "limit", "from 1 to 50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/countries", "/payment-methods"})
    void of_reference_data(String path) {
        refused(path + "?fiat=EUR", "fiat", "XOF");
    }

    @ParameterizedTest
    @CsvSource({
        "fiat=EUR&trade_type=BUY&reference=12345678901234567890, XOF",
        "trade_type=HOLD&fiat=XOF&reference=12345678901234567890, SELL",
        "reference=short&" + OFFERS + ", reference of an offer"
    })
    void of_an_advertiser(String wrong, String allowed) {
        Response answer = given().header("X-API-Key", Seed.OPERATOR_KEY.text()).get("/api/v1/advertiser?" + wrong);
        named(answer, field(wrong), allowed);
    }

    private static void refused(String call, String wrong, String allowed) {
        named(get(call), field(wrong), allowed);
    }

    /** Of several parameters the wrong one is the first, but for the currency of an amount, which needs one. */
    private static String field(String wrong) {
        return wrong.contains("amount_currency") ? "amount_currency" : wrong.split("=")[0];
    }

    private static void named(Response answer, String field, String allowed) {
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", equalTo("no-store"))
                .body("code", notNullValue())
                .body("errors.field", contains(field))
                .body("errors[0].code", not(equalTo("unknown_parameter")));
        String says = answer.path("errors[0].message") + " " + answer.path("errors[0].allowed");
        assertTrue(says.contains(allowed), says);
    }

    private static Response get(String path) {
        return given().header("X-API-Key", Seed.KEY.text()).get("/api/v1" + path);
    }
}
