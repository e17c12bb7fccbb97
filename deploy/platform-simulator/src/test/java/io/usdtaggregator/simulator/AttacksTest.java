package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AttacksTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"bait", "wall", "tiny_ranges", "one_merchant", "crossed", "jump"})
    void an_attack_shows_on_the_wire_tells_the_fair_price_and_leaves_no_trace(String kind) {
        List<JsonNode> before = book(BUY);

        JsonNode told = attack(BUY, "{\"kind\":\"" + kind + "\"}");

        BigDecimal fair = decimal(told, "fair_price");
        assertTrue(fair.compareTo(best(SELL)) > 0 && fair.compareTo(decimal(told, "honest_best")) < 0, told.toString());
        assertEquals(cheapest(before, "price"), decimal(told, "honest_best"));
        assertTrue(decimal(told, "shown_best").compareTo(decimal(told, "honest_best")) < 0, told.toString());
        JsonNode shown = Wire.json(given().get("/kucoin/_api/otc/ad/list?legal=XOF&side=SELL&page=1&pageSize=50")
                        .asString())
                .get("items");
        assertEquals(decimal(told, "shown_best"), cheapest(shown, "floatPrice"));

        given().delete("/control/attacks/" + BUY).then().statusCode(204);
        assertEquals(before, book(BUY));
    }

    @Test
    void a_bait_is_featured_far_off_and_for_one_amount_only() {
        JsonNode told = attack(SELL, "{\"kind\":\"bait\"}");

        JsonNode bait = book(SELL).get(0);
        assertEquals(off(told, "1.20"), decimal(bait, "price"));
        assertTrue(bait.get("promoted").booleanValue());
        assertEquals(bait.get("min"), bait.get("max"));
    }

    @Test
    void a_wall_is_larger_than_all_others_together() {
        JsonNode told = attack(BUY, "{\"kind\":\"wall\",\"percent\":\"4\",\"usdt\":\"5000000\"}");

        List<JsonNode> book = book(BUY);
        JsonNode wall = planted(book).get(0);
        assertEquals(off(told, "0.96"), decimal(wall, "price"));
        assertEquals(0, new BigDecimal("5000000").compareTo(decimal(wall, "available")));
        BigDecimal others = book.stream()
                .filter(offer -> offer != wall)
                .map(offer -> decimal(offer, "available"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(decimal(wall, "available").compareTo(others) > 0);
    }

    @Test
    void tiny_ranges_are_many_offers_of_many_makers_for_the_smallest_orders() {
        JsonNode told = attack(BUY, "{\"kind\":\"tiny_ranges\"}");

        List<JsonNode> tiny = planted(book(BUY));
        assertEquals(30, tiny.size());
        assertEquals(30, merchants(tiny).size());
        for (JsonNode offer : tiny) {
            assertTrue(
                    decimal(offer, "max").compareTo(decimal(told, "fair_price").multiply(BigDecimal.valueOf(2))) < 0);
        }
    }

    @Test
    void one_merchant_fills_the_front_of_the_book_under_one_name() {
        attack(BUY, "{\"kind\":\"one_merchant\",\"offers\":7}");

        List<JsonNode> planted = planted(book(BUY));
        assertEquals(7, planted.size());
        assertEquals(1, merchants(planted).size());
    }

    @Test
    void a_crossed_book_is_better_than_the_other_sides_best() {
        List<JsonNode> before = book(BUY);
        attack(BUY, "{\"kind\":\"crossed\",\"offers\":5}");

        List<JsonNode> crossed = book(BUY);
        BigDecimal otherBest = best(SELL);
        assertEquals(before.size(), crossed.size());
        assertEquals(
                5,
                crossed.stream()
                        .filter(offer -> decimal(offer, "price").compareTo(otherBest) < 0)
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"BUY, 10, 0.90", "BUY, -10, 1.10", "SELL, 10, 1.10", "SELL, -25, 0.75"})
    void a_jump_moves_the_whole_book_and_not_the_fair_price(String side, String percent, BigDecimal factor) {
        String market = "kucoin/XOF/-/" + side;
        List<JsonNode> before = book(market);
        String fair = attack(market, "{\"kind\":\"bait\"}").get("fair_price").asText();

        JsonNode told = attack(market, "{\"kind\":\"jump\",\"percent\":" + percent + "}");

        assertEquals(fair, told.get("fair_price").asText());
        List<JsonNode> after = book(market);
        assertEquals(before.size(), after.size());
        for (int rank = 0; rank < before.size(); rank++) {
            assertEquals(
                    decimal(before.get(rank), "price")
                            .multiply(factor)
                            .setScale(3, RoundingMode.HALF_UP)
                            .stripTrailingZeros(),
                    decimal(after.get(rank), "price"));
            assertTrue(decimal(after.get(rank), "available")
                            .multiply(decimal(after.get(rank), "price"))
                            .compareTo(decimal(after.get(rank), "min"))
                    >= 0);
        }
    }

    private static JsonNode attack(String market, String body) {
        return Wire.json(given().contentType(ContentType.JSON)
                .body(body)
                .put("/control/attacks/" + market)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<JsonNode> book(String market) {
        List<JsonNode> offers = new ArrayList<>();
        Wire.json(given().get("/control/markets/" + market).asString()).forEach(offers::add);
        return offers;
    }

    private static BigDecimal best(String sell) {
        return book(sell).stream()
                .map(offer -> decimal(offer, "price"))
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    private static BigDecimal cheapest(Iterable<JsonNode> offers, String price) {
        return StreamSupport.stream(offers.spliterator(), false)
                .map(offer -> decimal(offer, price))
                .min(BigDecimal::compareTo)
                .orElseThrow();
    }

    private static List<JsonNode> planted(List<JsonNode> book) {
        return book.stream()
                .filter(offer -> offer.get("merchant").asText().startsWith("Attacker"))
                .toList();
    }

    private static Set<String> merchants(List<JsonNode> offers) {
        Set<String> names = new HashSet<>();
        offers.forEach(offer -> names.add(offer.get("merchant").asText()));
        return names;
    }

    private static BigDecimal off(JsonNode told, String factor) {
        return decimal(told, "fair_price")
                .multiply(new BigDecimal(factor))
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static BigDecimal decimal(JsonNode object, String field) {
        return new BigDecimal(object.get(field).asText()).stripTrailingZeros();
    }
}
