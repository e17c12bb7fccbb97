package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens while Redis or PostgreSQL is away. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OutageTest {
    private static final Market BUY = Market.in("XOF", "SN", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Seed seed;

    @Test
    void without_redis_answers_come_from_memory_and_an_empty_one_is_filled_again() throws Exception {
        publish("650");
        awaitRate("650");
        EmbeddedServices.redis().kill();
        try {
            rate().body("best_rates[0].rate", equalTo("650"));
            login().then().statusCode(200);
        } finally {
            EmbeddedServices.redis().startEmpty();
        }
        rate().body("best_rates[0].rate", equalTo("650"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            publish("651");
            return true;
        });
        awaitRate("651");
    }

    @Test
    void without_postgresql_rates_and_logins_work() throws Exception {
        publish("652");
        awaitRate("652");
        await().atMost(PATIENCE).until(() -> login().statusCode() == 200);
        EmbeddedServices.postgres().kill();
        try {
            rate().body("best_rates[0].rate", equalTo("652"));
            login().then().statusCode(200);
        } finally {
            EmbeddedServices.postgres().startAgain();
        }
    }

    private void publish(String price) {
        seed.all();
        seed.publish(
                List.of(Seed.rate(BUY, Instant.now(), null, anOffer().at(price).build())), List.of());
    }

    private static void awaitRate(String expected) {
        await().atMost(PATIENCE).untilAsserted(() -> rate().body("best_rates[0].rate", equalTo(expected)));
    }

    private static ValidatableResponse rate() {
        return given().header("X-API-Key", Seed.KEY.text())
                .get("/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=SN")
                .then()
                .statusCode(200)
                .body("best_rates", hasSize(1));
    }

    private static Response login() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token");
    }
}
