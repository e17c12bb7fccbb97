package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BinanceProtocolTest {

    @AfterEach
    void as_it_was() {
        given().delete("/control/markets").then().statusCode(204);
        given().delete("/control/faults").then().statusCode(204);
        given().delete("/control/replay/binance").then().statusCode(204);
        given().contentType(ContentType.JSON).body("{\"walking\":true}").put("/control/clock");
    }

    @Test
    void the_answer_bears_the_makers_side() {
        search("XOF", "BUY", 1).body("data.adv.tradeType", everyItem(is("SELL")));
        search("XOF", "SELL", 1).body("data.adv.tradeType", everyItem(is("BUY")));
    }

    @Test
    void pages_leave_nothing_out_and_repeat_nothing() {
        given().contentType(ContentType.JSON).body("{\"walking\":false}").put("/control/clock");
        int total = search("XAF", "BUY", 1).extract().path("total");
        Set<String> ids = new HashSet<>();
        for (int page = 1; (page - 1) * 20 < total; page++) {
            List<String> found = search("XAF", "BUY", page).extract().path("data.adv.advNo");
            ids.addAll(found);
        }
        assertEquals(300, total);
        assertEquals(total, ids.size());
    }

    @Test
    void a_set_market_shows_just_that() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"offers":[{"id":"a","price":"600","min":"1000","max":"90000","available":"100"}]}""")
                .put("/control/markets/binance/XOF/CI/BUY")
                .then()
                .statusCode(200);

        given().contentType(ContentType.JSON)
                .body(request("XOF", "BUY", 1, "[\"CI\"]"))
                .post("/binance/bapi/c2c/v2/friendly/c2c/adv/search")
                .then()
                .body("data", hasSize(1))
                .body("data[0].adv.price", equalTo("600"))
                .body("data[0].adv.tradableQuantity", equalTo("100"))
                .body("data[0].adv.dynamicMaxSingleTransAmount", equalTo("60000.00"));
    }

    @Test
    void each_field_has_the_type_of_the_recorded_one() throws Exception {
        JsonNode simulated = new ObjectMapper()
                .readTree(search("XOF", "BUY", 1).extract().asString())
                .at("/data/5");
        JsonNode recorded;
        try (InputStream sample = getClass().getResourceAsStream("/samples/binance-lkr-buy-1-fragment.json")) {
            recorded = new ObjectMapper().readTree(sample).at("/data/0");
        }
        for (String part : List.of("adv", "advertiser")) {
            simulated.get(part).fieldNames().forEachRemaining(field -> {
                JsonNode expected = recorded.get(part).get(field);
                assertTrue(expected != null, part + "." + field + " is not Binance's");
                if (!expected.isNull() && !simulated.get(part).get(field).isNull()) {
                    assertEquals(
                            expected.getNodeType(),
                            simulated.get(part).get(field).getNodeType(),
                            part + "." + field);
                }
            });
        }
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({"throttled, 429", "refused, 403", "html, 200", "truncated, 200", "error_envelope, 200", "malformed, 200"
    })
    void a_fault_is_played_until_it_is_switched_off(String kind, int status) {
        given().contentType(ContentType.JSON)
                .body("{\"kind\":\"" + kind + "\",\"retry_after\":\"7\"}")
                .put("/control/faults/binance")
                .then()
                .statusCode(200);
        search("XOF", "BUY", 1).statusCode(status);

        given().delete("/control/faults/binance").then().statusCode(204);
        search("XOF", "BUY", 1).statusCode(200).body("code", equalTo("000000"));
    }

    @Test
    void a_huge_answer_is_sent_whole() throws Exception {
        given().contentType(ContentType.JSON).body("{\"kind\":\"huge\"}").put("/control/faults/binance");
        long bytes = 0;
        try (InputStream answer = given().contentType(ContentType.JSON)
                .body(request("XOF", "BUY", 1, "[]"))
                .post("/binance/bapi/c2c/v2/friendly/c2c/adv/search")
                .asInputStream()) {
            bytes = answer.skip(Long.MAX_VALUE);
        }
        org.junit.jupiter.api.Assertions.assertTrue(bytes > 60 * 1024 * 1024, bytes + " bytes");
    }

    @Test
    void a_recording_is_played_word_for_word() throws Exception {
        String sample;
        try (InputStream stream = getClass().getResourceAsStream("/samples/binance-kzt-buy-1.json")) {
            sample = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        given().contentType(ContentType.JSON)
                .body("{\"fiat\":\"KZT\",\"trade_type\":\"BUY\",\"body\":" + sample + "}")
                .put("/control/replay/binance")
                .then()
                .statusCode(204);

        String played = search("KZT", "BUY", 1).extract().asString();

        assertEquals(new ObjectMapper().readTree(sample), new ObjectMapper().readTree(played));
        search("KZT", "BUY", 2).body("data", hasSize(0));
    }

    @Test
    void a_wrong_control_request_names_its_field() {
        given().contentType(ContentType.JSON)
                .body("{\"kind\":\"delay\"}")
                .put("/control/faults/binance")
                .then()
                .statusCode(400)
                .body("field", equalTo("delay_ms"));
        refusedFor("walking", "/control/clock", "{}");
        refusedFor("offers[].price", "/control/markets/binance/XOF/-/BUY", "{\"offers\":[null]}");
        refusedFor("offers", "/control/markets/binance/XOF/-/BUY", "{}");
        refusedFor("trade_type", "/control/markets/binance/XOF/-/BOTH", "{\"offers\":[]}");
        given().delete("/control/faults/nobody").then().statusCode(400).body("field", equalTo("platform"));
    }

    private static void refusedFor(String field, String path, String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    private static ValidatableResponse search(String fiat, String side, int page) {
        return given().contentType(ContentType.JSON)
                .body(request(fiat, side, page, "[]"))
                .post("/binance/bapi/c2c/v2/friendly/c2c/adv/search")
                .then();
    }

    private static String request(String fiat, String side, int page, String countries) {
        return "{\"asset\":\"USDT\",\"fiat\":\"" + fiat + "\",\"tradeType\":\"" + side + "\",\"page\":" + page
                + ",\"rows\":20,\"payTypes\":[],\"countries\":" + countries + "}";
    }
}
