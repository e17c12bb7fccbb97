package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AttackControlTest {
    private static final String BUY = "kucoin/XOF/-/BUY";
    private static final String SELL = "kucoin/XOF/-/SELL";

    @BeforeEach
    void stand_still() {
        Wire.quiet();
        given().delete("/control/attacks").then().statusCode(204);
    }

    @AfterEach
    void as_it_was() {
        stand_still();
        Wire.control("/control/clock", "{\"walking\":true}");
    }

    @Test
    void an_attack_is_on_one_market_only_until_all_are_ended() {
        String other = book(SELL);
        put(BUY, "{\"kind\":\"jump\"}").statusCode(200);

        assertEquals(other, book(SELL));
        given().get("/control/attacks").then().body("", hasSize(1)).body("[0].market", equalTo(BUY));

        given().delete("/control/attacks").then().statusCode(204);
        given().get("/control/attacks").then().body("", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kucoin/XOF/-/BUY | {\"kind\":\"magic\"} | kind",
                "kucoin/XOF/-/BUY | {} | kind",
                "kucoin/XOF/-/BUY | {\"kind\":\"bait\",\"percent\":0} | percent",
                "kucoin/XOF/-/BUY | {\"kind\":\"bait\",\"percent\":91} | percent",
                "kucoin/XOF/-/BUY | {\"kind\":\"crossed\",\"percent\":-3} | percent",
                "kucoin/XOF/-/BUY | {\"kind\":\"one_merchant\",\"offers\":0} | offers",
                "kucoin/XOF/-/BUY | {\"kind\":\"jump\",\"offers\":3} | offers",
                "kucoin/XOF/-/BUY | {\"kind\":\"wall\",\"usdt\":-1} | usdt",
                "kucoin/XOF/-/BUY | {\"kind\":\"crossed\",\"usdt\":5} | usdt",
                "kucoin/QQQ/-/BUY | {\"kind\":\"bait\"} | fiat",
                "nobody/XOF/-/BUY | {\"kind\":\"bait\"} | platform"
            })
    void an_attack_that_makes_no_sense_names_the_field(String market, String body, String field) {
        put(market, body).statusCode(400).body("field", equalTo(field));
        given().get("/control/attacks").then().body("", hasSize(0));
    }

    @Test
    void what_is_left_out_is_as_documented() {
        put(BUY, "{\"kind\":\"one_merchant\"}")
                .body("percent", equalTo("3"))
                .body("offers", equalTo(20))
                .body("usdt", equalTo("500"));
        put(BUY, "{\"kind\":\"jump\"}").body("percent", equalTo("10")).body("$", not(hasKey("offers")));
    }

    private static ValidatableResponse put(String market, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/control/attacks/" + market)
                .then();
    }

    private static String book(String market) {
        return given().get("/control/markets/" + market).asString();
    }
}
