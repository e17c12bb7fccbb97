package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is the same in every dialect, shown for each: sides, pages, faults, errors. */
@QuarkusTest
class DialectsTest {

    /** Where a dialect is asked, and where its answer has what. */
    enum Dialect {
        OKX(
                "okx",
                "/okx/v3/c2c/tradingOrders/books?quoteCurrency=%s&side=%s",
                "data.%s",
                "sell",
                "buy",
                "price",
                "side"),
        KUCOIN(
                "kucoin",
                "/kucoin/_api/otc/ad/list?currency=USDT&legal=%s&side=%s&page=%d&pageSize=50",
                "items",
                "SELL",
                "BUY",
                "floatPrice",
                "side"),
        HTX(
                "htx",
                "/htx/-/x/otc/v1/data/trade-market?coinId=2&currency=15&fiat=%s&tradeType=%s&currPage=%d",
                "data",
                "sell",
                "buy",
                "price",
                null),
        MEXC(
                "mexc",
                "/mexc/api/market?coinId=128f589271cb4951b03e71e6323eb7be&currency=%s&tradeType=%s&page=%d&pageSize=50",
                "data",
                "SELL",
                "BUY",
                "price",
                "tradeType");

        final String code;
        final String address;
        final String rows;
        final String clientBuys;
        final String clientSells;
        final String price;
        final String side;

        Dialect(
                String code,
                String address,
                String rows,
                String clientBuys,
                String clientSells,
                String price,
                String side) {
            this.code = code;
            this.address = address;
            this.rows = rows;
            this.clientBuys = clientBuys;
            this.clientSells = clientSells;
            this.price = price;
            this.side = side;
        }

        <T> List<T> column(String asked, int page, String name) {
            return answer(asked, page).getList(rows.formatted(asked) + "." + name);
        }

        JsonPath answer(String asked, int page) {
            return given().get(address.formatted("NGN", asked, page))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        }
    }

    @BeforeEach
    void stand_still() {
        given().contentType(ContentType.JSON).body("{\"walking\":false}").put("/control/clock");
    }

    @AfterEach
    void walk() {
        given().delete("/control/faults");
        given().contentType(ContentType.JSON).body("{\"walking\":true}").put("/control/clock");
    }

    @ParameterizedTest
    @EnumSource
    void a_client_who_buys_pays_more_than_one_who_sells_gets(Dialect dialect) {
        List<Object> buys = dialect.column(dialect.clientBuys, 1, dialect.price);
        List<Object> sells = dialect.column(dialect.clientSells, 1, dialect.price);

        assertTrue(Double.parseDouble(buys.get(0).toString())
                > Double.parseDouble(sells.get(0).toString()));
    }

    @ParameterizedTest
    @EnumSource(names = {"OKX", "KUCOIN", "MEXC"})
    void the_side_is_the_makers_and_a_fault_turns_it(Dialect dialect) {
        List<String> right = dialect.column(dialect.clientBuys, 1, dialect.side);
        assertTrue(right.stream().allMatch(dialect.clientBuys::equals), right.toString());

        fault(dialect, "wrong_side");
        List<String> wrong = dialect.column(dialect.clientBuys, 1, dialect.side);
        assertTrue(wrong.stream().allMatch(dialect.clientSells::equals), wrong.toString());
    }

    @ParameterizedTest
    @EnumSource
    void pages_leave_nothing_out_and_repeat_nothing(Dialect dialect) {
        List<Object> ids = new ArrayList<>();
        int pages = 0;
        for (List<Object> page = dialect.column(dialect.clientBuys, 1, "id");
                !page.isEmpty() && pages < 100;
                page = dialect == Dialect.OKX ? List.of() : dialect.column(dialect.clientBuys, pages + 1, "id")) {
            ids.addAll(page);
            pages++;
        }
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertTrue(ids.size() >= 30, ids.size() + " adverts on " + pages + " pages");
    }

    @ParameterizedTest
    @EnumSource
    void an_error_envelope_has_status_200_and_no_rows(Dialect dialect) {
        fault(dialect, "error_envelope");

        JsonPath answer = dialect.answer(dialect.clientBuys, 1);

        assertNotEquals("0", answer.getString("code"));
        assertNotEquals("200", answer.getString("code"));
    }

    @Test
    void a_currency_without_a_number_is_not_understood_by_htx() {
        given().get("/htx/-/x/otc/v1/data/trade-market?coinId=2&currency=999&tradeType=sell&currPage=1")
                .then()
                .statusCode(200)
                .body("success", org.hamcrest.Matchers.is(false));
    }

    private static void fault(Dialect dialect, String kind) {
        given().contentType(ContentType.JSON)
                .body("{\"kind\":\"" + kind + "\"}")
                .put("/control/faults/" + dialect.code)
                .then()
                .statusCode(200);
    }
}
