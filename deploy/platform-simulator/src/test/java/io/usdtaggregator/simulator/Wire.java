package io.usdtaggregator.simulator;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Where a platform is asked, what it calls the sides, and where its answer has what. */
enum Wire {
    BYBIT("bybit", 50, "1", "0", "/result/items", "price", "bybit-kzt-side1-1-fragment", "KZT") {
        @Override
        Response ask(String fiat, String side, String page) {
            return given().contentType(ContentType.JSON)
                    .body("{\"tokenId\":\"USDT\",\"currencyId\":\"%s\",\"side\":\"%s\",\"size\":\"50\",\"page\":\"%s\"}"
                            .formatted(fiat, side, page))
                    .post("/bybit/fiat/otc/item/online");
        }
    },
    OKX("okx", 1000, "sell", "buy", "/data/sell", "price", "okx-uah-sell-1", "UAH") {
        @Override
        Response ask(String fiat, String side, String page) {
            return given().get("/okx/v3/c2c/tradingOrders/books?baseCurrency=USDT&quoteCurrency=%s&side=%s"
                    .formatted(fiat, side));
        }
    },
    KUCOIN("kucoin", 50, "SELL", "BUY", "/items", "floatPrice", "kucoin-rub-sell-1-fragment", "RUB") {
        @Override
        Response ask(String fiat, String side, String page) {
            return given().get("/kucoin/_api/otc/ad/list?currency=USDT&legal=%s&side=%s&page=%s&pageSize=50"
                    .formatted(fiat, side, page));
        }
    },
    HTX("htx", 10, "sell", "buy", "/data", "price", "htx-rub-sell-1-fragment", "RUB") {
        @Override
        Response ask(String fiat, String side, String page) {
            String number = fiat.equals("NGN") ? "15" : fiat.equals("RUB") ? "11" : "999";
            return given().get("/htx/-/x/otc/v1/data/trade-market?coinId=2&currency=%s&tradeType=%s&currPage=%s"
                    .formatted(number, side, page));
        }
    },
    MEXC("mexc", 50, "SELL", "BUY", "/data", "price", "mexc-rub-sell-1-fragment", "RUB") {
        @Override
        Response ask(String fiat, String side, String page) {
            return given().get(
                            "/mexc/api/market?coinId=128f589271cb4951b03e71e6323eb7be&currency=%s&tradeType=%s&page=%s&pageSize=50"
                                    .formatted(fiat, side, page));
        }
    },
    BITGET("bitget", 20, "1", "2", "/data/dataList", "price", "bitget-ars-side1-1-fragment", "ARS") {
        @Override
        Response ask(String fiat, String side, String page) {
            return given().contentType(ContentType.JSON)
                    .body(
                            "{\"coinCode\":\"USDT\",\"fiatCode\":\"%s\",\"side\":\"%s\",\"pageNo\":\"%s\",\"pageSize\":20}"
                                    .formatted(fiat, side, page))
                    .post("/bitget/v1/p2p/pub/adv/queryAdvList");
        }

        @Override
        String id(JsonNode advert) {
            return advert.get("advNo").asText();
        }
    };

    static final String FIAT = "NGN";

    final String code;
    final int rowsOnPage;
    final String clientBuys;
    final String clientSells;
    final String price;
    final String recording;
    final String recordedFiat;
    private final String rows;

    Wire(
            String code,
            int rowsOnPage,
            String clientBuys,
            String clientSells,
            String rows,
            String price,
            String recording,
            String recordedFiat) {
        this.code = code;
        this.rowsOnPage = rowsOnPage;
        this.clientBuys = clientBuys;
        this.clientSells = clientSells;
        this.rows = rows;
        this.price = price;
        this.recording = recording;
        this.recordedFiat = recordedFiat;
    }

    abstract Response ask(String fiat, String side, String page);

    String id(JsonNode advert) {
        return advert.get("id").asText();
    }

    /** The adverts of a page. */
    List<JsonNode> page(String side, int number) {
        List<JsonNode> adverts = new ArrayList<>();
        JsonNode answer = json(ask(FIAT, side, String.valueOf(number)).asString());
        answer.at(rows.replace("sell", side)).forEach(adverts::add);
        return adverts;
    }

    List<String> column(String side, String field) {
        return page(side, 1).stream().map(row -> row.get(field).asText()).toList();
    }

    /** The first advert of the recording, which may be all of it. */
    JsonNode recordedAdvert() {
        return recorded().at(rows).isEmpty() ? recorded() : recorded().at(rows).get(0);
    }

    JsonNode recorded() {
        try (InputStream sample = Wire.class.getResourceAsStream("/samples/" + recording + ".json")) {
            return new ObjectMapper().readTree(sample);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void fault(String kind) {
        control("/control/faults/" + code, "{\"kind\":\"" + kind + "\",\"retry_after\":\"7\"}");
    }

    static void control(String path, String body) {
        int status = given().contentType(ContentType.JSON).body(body).put(path).statusCode();
        if (status / 100 != 2) {
            throw new AssertionError(path + " answered " + status);
        }
    }

    /** Everything as at the start, standing still. */
    static void quiet() {
        given().delete("/control/faults").then().statusCode(204);
        given().delete("/control/markets").then().statusCode(204);
        control("/control/clock", "{\"walking\":false}");
        for (Wire wire : values()) {
            given().delete("/control/replay/" + wire.code).then().statusCode(204);
        }
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
