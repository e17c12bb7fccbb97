package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is the same in every dialect, shown for each: sides, pages, exact books, types of fields. */
@QuarkusTest
class DialectsTest {

    @BeforeEach
    void stand_still() {
        Wire.quiet();
    }

    @AfterEach
    void walk() {
        Wire.quiet();
        Wire.control("/control/clock", "{\"walking\":true}");
    }

    @ParameterizedTest
    @EnumSource
    void a_client_who_buys_pays_more_than_one_who_sells_gets(Wire wire) {
        BigDecimal bought =
                new BigDecimal(wire.column(wire.clientBuys, wire.price).get(0));
        BigDecimal sold =
                new BigDecimal(wire.column(wire.clientSells, wire.price).get(0));

        assertTrue(bought.compareTo(sold) > 0, bought + " and " + sold);
    }

    @ParameterizedTest
    @EnumSource(names = {"BYBIT", "OKX", "KUCOIN"})
    void an_advert_bears_the_side_that_the_platform_names_in_the_request(Wire wire) {
        assertEquals(Set.of(wire.clientBuys), Set.copyOf(wire.column(wire.clientBuys, "side")));
        assertEquals(Set.of(wire.clientSells), Set.copyOf(wire.column(wire.clientSells, "side")));

        wire.fault("wrong_side");
        assertEquals(Set.of(wire.clientSells), Set.copyOf(wire.column(wire.clientBuys, "side")));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTX", "MEXC", "BITGET"})
    void a_platform_that_says_no_side_shows_the_other_book_when_it_is_wrong(Wire wire) {
        List<String> sells = wire.column(wire.clientSells, wire.price);
        assertFalse(wire.page(wire.clientBuys, 1).get(0).has("tradeType"));

        wire.fault("wrong_side");
        assertEquals(sells, wire.column(wire.clientBuys, wire.price));
    }

    @ParameterizedTest
    @EnumSource
    void pages_leave_nothing_out_and_repeat_nothing(Wire wire) {
        List<String> whole = given().get("/control/markets/" + wire.code + "/NGN/-/BUY")
                .jsonPath()
                .getList("id");
        List<String> ids = new ArrayList<>();
        for (int page = 1; (page - 1) * wire.rowsOnPage < whole.size(); page++) {
            List<JsonNode> adverts = wire.page(wire.clientBuys, page);
            assertEquals(Math.min(wire.rowsOnPage, whole.size() - ids.size()), adverts.size());
            adverts.forEach(advert -> ids.add(wire.id(advert)));
        }
        assertEquals(whole, ids);
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @ParameterizedTest
    @CsvSource({
        "BYBIT, lastQuantity, minAmount, maxAmount, 90000",
        "OKX, availableAmount, quoteMinAmountPerOrder, quoteMaxAmountPerOrder, 60000",
        "KUCOIN, currencyBalanceQuantity, limitMinQuote, limitMaxQuote, 90000",
        "HTX, tradeCount, minTradeLimit, maxTradeLimit, 60000",
        "MEXC, availableQuantity, minTradeLimit, maxTradeLimit, 60000",
        "BITGET, lastAmount, minAmount, maxAmount, 90000"
    })
    void a_set_market_shows_just_that(Wire wire, String available, String min, String max, String shownMax) {
        Wire.control("/control/markets/" + wire.code + "/NGN/-/BUY", """
                {"offers":[{"id":"a","price":"600","min":"1000","max":"90000","available":"100"},
                           {"id":"b","price":"601","min":"1000","max":"90000","available":"100"}]}""");

        List<JsonNode> adverts = wire.page(wire.clientBuys, 1);

        assertEquals(2, adverts.size());
        assertFalse(wire.id(adverts.get(0)).equals(wire.id(adverts.get(1))));
        JsonNode advert = adverts.get(0);
        assertEquals("600", advert.get(wire.price).asText());
        assertEquals("100", advert.get(available).asText());
        assertEquals("1000", advert.get(min).asText());
        assertEquals(shownMax, advert.get(max).asText());
    }

    @ParameterizedTest
    @EnumSource
    void each_field_has_the_type_of_the_recorded_one(Wire wire) {
        JsonNode recorded = wire.recordedAdvert();
        assertTrue(recorded.has(wire.price));
        wire.page(wire.clientBuys, 1).get(0).properties().forEach(field -> {
            JsonNode expected = recorded.path(field.getKey());
            if (!expected.isMissingNode()
                    && !expected.isNull()
                    && !field.getValue().isNull()) {
                assertEquals(expected.getNodeType(), field.getValue().getNodeType(), field.getKey());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_was_asked_is_kept(Wire wire) {
        given().delete("/control/requests").then().statusCode(204);

        wire.page(wire.clientSells, 1);

        given().get("/control/requests")
                .then()
                .body("size()", equalTo(1))
                .body("[0].market", equalTo(wire.code + "/NGN/-/SELL"))
                .body("[0].page", equalTo(1));
    }
}
