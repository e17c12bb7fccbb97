package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

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
