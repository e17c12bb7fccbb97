package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OfficialRatesTest {

    @Test
    void the_banks_document_says_what_was_set_and_can_be_broken() {
        set("{\"usd\":\"1.1\"}", 200);
        given().get("/official-rates.xml")
                .then()
                .statusCode(200)
                .contentType(containsString("xml"))
                .body(containsString("currency='USD' rate='1.1'"));

        set("{\"usd\":\"1.1\",\"broken\":true}", 200);
        given().get("/official-rates.xml").then().statusCode(200).contentType(ContentType.HTML);

        set("{\"usd\":\"1.0842\"}", 200);
    }

    @Test
    void a_rate_of_nothing_is_refused() {
        set("{\"usd\":\"0\"}", 400);
    }

    @Test
    void the_dollar_may_be_called_as_the_bank_calls_it() {
        set("{\"USD\":\"1.07\"}", 200);
        given().get("/official-rates.xml").then().body(containsString("rate='1.07'"));
        set("{\"usd\":\"1.0842\"}", 200);
    }

    @ParameterizedTest
    @CsvSource({"throttled, 429", "refused, 403", "truncated, 200", "empty, 200", "malformed, 200"})
    void the_bank_has_faults_of_its_own(String kind, int status) {
        fault(kind, 200);

        given().get("/official-rates.xml")
                .then()
                .statusCode(status)
                .body(not(both(containsString("currency='USD'")).and(containsString("</gesmes:Envelope>"))));
        given().get("/okx/v3/c2c/tradingOrders/books?baseCurrency=USDT&quoteCurrency=XOF&side=sell")
                .then()
                .statusCode(200)
                .body("code", equalTo(0));

        given().delete("/control/faults/official-rates").then().statusCode(204);
        given().get("/official-rates.xml").then().statusCode(200).body(containsString("currency='USD'"));
    }

    @Test
    void a_bank_has_no_side_to_be_wrong_about() {
        fault("wrong_side", 400);
        fault("error_envelope", 400);
    }

    private static void fault(String kind, int status) {
        given().contentType(ContentType.JSON)
                .body("{\"kind\":\"" + kind + "\"}")
                .put("/control/faults/official-rates")
                .then()
                .statusCode(status);
    }

    private static void set(String body, int status) {
        given().contentType(ContentType.JSON)
                .body(body)
                .put("/control/official-rates")
                .then()
                .statusCode(status)
                .body(
                        status == 400 ? "field" : "usd",
                        status == 400 ? equalTo("usd") : org.hamcrest.Matchers.notNullValue());
    }
}
