package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is otherwise where no sandbox is. */
@QuarkusTest
@TestProfile(LiveGateway.class)
@QuarkusTestResource(EmbeddedServices.class)
class LiveGatewayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE).until(() -> live().get("/api/v1/currencies").statusCode() == 200);
    }

    @Test
    void what_carries_a_rate_says_that_it_is_real() {
        Offer offer = anOffer().at("600").of("1000", "500000").build();
        PricedRate buy = Seed.rate(BUY, Instant.now(), null, offer);
        PricedRate sell = Seed.rate(
                Market.zone("GHS", TradeType.SELL),
                Instant.now(),
                null,
                anOffer().at("12").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        seed.book("binance", BUY, Instant.now(), offer);

        soon(() -> get("/best-rates?fiat=XOF&trade_type=BUY")
                .body("best_rates.find { it.country == null }.rate", equalTo("600"))
                .body("best_rates.findAll { it.sandbox != false }.size()", equalTo(0)));
        soon(() -> get("/rates/cross?from_currency=XOF&to_currency=GHS")
                .body("rate", equalTo("0.02"))
                .body("sandbox", equalTo(false))
                .body("legs.buy.sandbox", equalTo(false))
                .body("legs.sell.sandbox", equalTo(false)));
        for (String path : List.of("/offers", "/offers/best", "/offers/prices")) {
            soon(() -> get(path + "?fiat=XOF&trade_type=BUY")
                    .body("count", equalTo(1))
                    .body("sandbox", equalTo(false)));
        }
    }

    @Test
    void what_is_not_known_is_no_sandboxs_either() {
        soon(() -> get("/best-rates?fiat=XAF&trade_type=BUY&country=TD").body("best_rates[0].sandbox", equalTo(false)));
        get("/offers?fiat=XAF&trade_type=BUY&country=TD")
                .body("count", equalTo(0))
                .body("sandbox", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-API-Key", "Authorization"})
    void a_test_key_is_refused(String header) {
        String scheme = header.equals("Authorization") ? "ApiKey " : "";
        given().header(header, scheme + Seed.LIVE_KEY.text())
                .get("/api/v1/platforms")
                .then()
                .statusCode(200);
        given().header(header, scheme + Seed.KEY.text())
                .get("/api/v1/platforms")
                .then()
                .statusCode(401)
                .body("code", equalTo("wrong_environment"))
                .body("detail", equalTo("A test key works in the sandbox only"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://93.184.216.34/hook, not_https",
        "http://127.0.0.1/hook, not_https",
        "http://localhost/hook, not_https",
        "https://127.0.0.1/hook, not_public",
        "https://[::1]/hook, not_public",
        "https://localhost/hook, not_public",
        "https://10.0.0.1/hook, not_public",
        "https://169.254.169.254/hook, not_public"
    })
    void a_webhook_may_go_to_the_public_internet_by_https_only(String url, String code) {
        webhook(url)
                .statusCode(400)
                .body("errors.field", equalTo(List.of("url")))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void a_webhook_to_a_public_address_is_taken() {
        String id =
                webhook("https://93.184.216.34/hook").statusCode(201).extract().path("id");
        live().delete("/api/v1/webhooks/" + id).then().statusCode(204);
    }

    private static ValidatableResponse webhook(String url) {
        return live().contentType(ContentType.JSON)
                .body("{\"url\":\"" + url + "\",\"event\":\"alert.raised\"}")
                .post("/api/v1/webhooks")
                .then();
    }

    private static void soon(Runnable holds) {
        await().atMost(PATIENCE).untilAsserted(holds::run);
    }

    private static ValidatableResponse get(String path) {
        return live().get("/api/v1" + path).then().statusCode(200);
    }

    private static RequestSpecification live() {
        return given().header("X-API-Key", Seed.LIVE_KEY.text());
    }
}
