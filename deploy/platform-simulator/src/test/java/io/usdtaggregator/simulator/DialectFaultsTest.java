package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every dialect when it goes wrong, refuses, does not understand, or plays a recording. */
@QuarkusTest
class DialectFaultsTest {

    @BeforeEach
    @AfterEach
    void as_it_was() {
        Wire.quiet();
        Wire.control("/control/clock", "{\"walking\":true}");
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_is_played_until_it_is_switched_off(Wire wire) {
        wire.fault("throttled");
        assertEquals("7", buy(wire).then().statusCode(429).extract().header("Retry-After"));
        wire.fault("refused");
        buy(wire).then().statusCode(403).contentType(ContentType.HTML);
        wire.fault("html");
        buy(wire).then().statusCode(200).contentType(ContentType.HTML);
        wire.fault("malformed");
        buy(wire).then().statusCode(200).body("something[0]", equalTo("else"));
        wire.fault("truncated");
        String half = buy(wire).asString();
        assertThrows(UncheckedIOException.class, () -> Wire.json(half));
        wire.fault("empty");
        assertTrue(wire.page(wire.clientBuys, 1).isEmpty());

        Wire.quiet();
        assertFalse(wire.page(wire.clientBuys, 1).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BITGET")
    void it_can_count_more_adverts_than_it_shows(Wire wire) {
        Map<Wire, String> counts = Map.of(
                Wire.BYBIT, "/result/count",
                Wire.OKX, "/data/total",
                Wire.KUCOIN, "/totalNum",
                Wire.HTX, "/totalCount",
                Wire.MEXC, "/page/totalCount");
        Wire.control("/control/clock", "{\"walking\":false}");
        int right = Wire.json(buy(wire).asString()).at(counts.get(wire)).asInt();

        wire.fault("counts_more");

        assertEquals(
                right + 7, Wire.json(buy(wire).asString()).at(counts.get(wire)).asInt());
    }

    @ParameterizedTest
    @EnumSource
    void it_says_no_in_its_own_words_with_status_200(Wire wire) {
        wire.fault("error_envelope");
        JsonNode answer = Wire.json(buy(wire).then().statusCode(200).extract().asString());

        Map<Wire, String> no = Map.of(
                Wire.BYBIT, "/ret_code 912000014",
                Wire.OKX, "/code 17007",
                Wire.KUCOIN, "/success false",
                Wire.HTX, "/success false",
                Wire.MEXC, "/code 500",
                Wire.BITGET, "/code 40002");
        String[] expected = no.get(wire).split(" ");
        assertEquals(expected[1], answer.at(expected[0]).asText());
        assertTrue(wire.page(wire.clientBuys, 1).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void what_it_does_not_understand_gets_its_error_envelope_too(Wire wire) {
        wire.fault("error_envelope");
        String no = buy(wire).asString();
        Wire.quiet();

        assertEquals(no, wire.ask(Wire.FIAT, "sideways", "1").asString());
        assertEquals(no, wire.ask("N", wire.clientBuys, "1").asString());
        if (wire != Wire.OKX) {
            for (String page : List.of("0", "-1", "two", "99999999999")) {
                assertEquals(no, wire.ask(Wire.FIAT, wire.clientBuys, page).asString(), page);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_recording_is_played_word_for_word(Wire wire) {
        JsonNode recording = wire.recorded();
        Wire.control(
                "/control/replay/" + wire.code,
                "{\"fiat\":\"" + wire.recordedFiat + "\",\"trade_type\":\"BUY\",\"body\":" + recording + "}");

        Response played = wire.ask(wire.recordedFiat, wire.clientBuys, "1");

        assertEquals(recording, Wire.json(played.asString()));
        assertFalse(recording.equals(
                Wire.json(wire.ask(wire.recordedFiat, wire.clientSells, "1").asString())));
    }

    @Test
    void a_currency_that_htx_has_not_numbered_cannot_be_asked_for() {
        Wire.HTX.ask("XOF", "sell", "1").then().statusCode(200).body("success", equalTo(false));
    }

    @Test
    void bitget_refuses_a_field_too_many() {
        given().contentType(ContentType.JSON)
                .body("{\"coinCode\":\"USDT\",\"fiatCode\":\"NGN\",\"side\":1,\"pageNo\":1,\"sort\":1}")
                .post("/bitget/v1/p2p/pub/adv/queryAdvList")
                .then()
                .statusCode(200)
                .body("code", equalTo("40002"));
    }

    private static Response buy(Wire wire) {
        return wire.ask(Wire.FIAT, wire.clientBuys, "1");
    }
}
