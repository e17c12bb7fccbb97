package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amount, its currency, payment method and country together: on best rates, on both legs of a corridor, on quotes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AmountCombinationsTest {
    private static final Offer[] IVORY_COAST = {
        anOffer().called("a").at("600").of("1000", "30000").paidBy("wave").build(),
        anOffer()
                .called("b")
                .at("605")
                .of("50000", "100000")
                .paidBy("orange_money")
                .build(),
        anOffer()
                .called("c")
                .at("610")
                .of("1000", "500000")
                .paidBy("wave", "orange_money")
                .build()
    };
    private static final Offer[] ZONE = {
        anOffer()
                .called("z")
                .at("598")
                .of("1000", "200000")
                .paidBy("orange_money")
                .build()
    };
    private static final Offer[] GHANA = {
        anOffer().called("g").at("12.3").of("10", "600").paidBy("mtn").build(),
        anOffer()
                .called("h")
                .at("12.2")
                .of("10", "5000")
                .paidBy("mtn", "vodafone")
                .build()
    };

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        Instant now = Instant.now();
        PricedRate ivoryCoast = Seed.rate(Market.in("XOF", "CI", TradeType.BUY), now, null, IVORY_COAST);
        PricedRate zone = Seed.rate(Market.zone("XOF", TradeType.BUY), now, null, ZONE);
        PricedRate ghana = Seed.rate(Market.zone("GHS", TradeType.SELL), now, null, GHANA);
        seed.publish(
                List.of(ivoryCoast, zone, ghana),
                List.of(Seed.cross(ivoryCoast, ghana, null), Seed.cross(zone, ghana, null)));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> cross("CI", null, null, null)
                .statusCode(200)
                .body("rate", equalTo("0.0205"))
                .body("legs.buy.updated_at", equalTo(ivoryCoast.updatedAt().toString())));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        // country, method, amount, in | rate, executable, coverage, offers used
        "CI,,100000,FIAT, 600,603.4912,1,2",
        "CI,,100000,XOF, 600,603.4912,1,2",
        "CI,wave,100000,FIAT, 600,606.9651,1,2",
        "CI,orange_money,40000,FIAT, 605,610,1,1",
        "CI,orange_money,60000,FIAT, 605,605,1,1",
        "CI,wave,50,USDT, 600,600,1,1",
        "CI,wave,100,USDT, 600,605,1,2",
        "CI,orange_money,2000,USDT, 605,609.1,0.4924,2",
        "CI,wave,1060000,FIAT, 600,609.4,0.5,2",
        ",orange_money,100000,FIAT, 598,598,1,1",
        ",orange_money,400000,FIAT, 598,598,0.5,1",
    })
    void a_best_rate_walks_the_amount_through_the_offers_left_by_country_and_method(
            String country,
            String method,
            String amount,
            String unit,
            String rate,
            String executable,
            String coverage,
            int used) {
        RequestSpecification request =
                caller().queryParams("fiat", "XOF", "trade_type", "BUY", "amount", amount, "amount_currency", unit);
        with(request, "country", country);
        with(request, "payment_method", method);

        request.get("/api/v1/best-rates")
                .then()
                .statusCode(200)
                .body("best_rates[0].country", equalTo(country))
                .body("best_rates[0].rate", equalTo(rate))
                .body("best_rates[0].liquidity.amount", equalTo(amount))
                .body("best_rates[0].liquidity.executable_rate", startsWith(executable))
                .body("best_rates[0].liquidity.coverage", startsWith(coverage))
                .body("best_rates[0].liquidity.offers_used", equalTo(used));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        // country, method from, method to, amount | rate, usdt into the second leg, received, coverage
        "CI,,,100000, 0.0205,165.7024,2026.45,1",
        "CI,wave,,100000, 0.0205,164.7540,2014.88,1",
        "CI,wave,vodafone,100000, 0.0203333,164.7540,2010,1",
        "CI,orange_money,mtn,40000, 0.0203305,65.5737,804.88,1",
        "CI,wave,vodafone,1000000, 0.0203333,869.6721,5000,0.2497",
        ",orange_money,vodafone,100000, 0.0204013,167.2240,2040.13,1",
    })
    void the_second_leg_gets_what_the_first_yields(
            String country,
            String from,
            String to,
            String amount,
            String rate,
            String usdt,
            String received,
            String coverage) {
        cross(country, from, to, amount)
                .statusCode(200)
                .body("country_from", equalTo(country))
                .body("rate", startsWith(rate))
                .body("legs.buy.liquidity.amount", equalTo(amount))
                .body("legs.sell.liquidity.amount", startsWith(usdt))
                .body("amount_received", equalTo(received))
                .body("coverage", startsWith(coverage));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({"CI,wave,500", "CI,orange_money,999", ",orange_money,500"})
    void a_quote_is_refused_where_no_offer_left_takes_any_part(String country, String method, String amount) {
        String place = country == null ? "" : "\"country_from\":\"" + country + "\",";
        caller().contentType(ContentType.JSON)
                .body("{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\"," + place + "\"payment_method_from\":\""
                        + method + "\",\"amount\":\"" + amount + "\"}")
                .post("/api/v1/quotes")
                .then()
                .statusCode(422)
                .body("code", equalTo("amount_not_covered"))
                .body("errors[0].field", equalTo("amount"));
    }

    private static ValidatableResponse cross(String country, String from, String to, String amount) {
        RequestSpecification request = caller().queryParams("from_currency", "XOF", "to_currency", "GHS");
        with(request, "country_from", country);
        with(request, "payment_method_from", from);
        with(request, "payment_method_to", to);
        with(request, "amount", amount);
        return request.get("/api/v1/rates/cross").then();
    }

    private static void with(RequestSpecification request, String name, String value) {
        if (value != null) {
            request.queryParam(name, value);
        }
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
