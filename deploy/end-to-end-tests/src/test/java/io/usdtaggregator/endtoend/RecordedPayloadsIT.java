package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded answers of Binance, played by the simulator, come out as the offers that a reader of the JSON would list. */
class RecordedPayloadsIT {
    private final World world = new World();

    @BeforeEach
    void currencies_of_the_recordings() {
        world.reset();
        world.change(settings -> {
            for (String code : List.of("KZT", "RUB", "USD", "LKR")) {
                ArrayNode currencies = settings.withArray("currencies");
                boolean known = currencies.findValuesAsText("code").contains(code);
                if (!known) {
                    currencies.add(World.json("{\"code\":\"" + code + "\",\"name\":{\"en\":\"" + code + "\",\"fr\":\""
                            + code + "\"},\"active\":true,\"countries\":[]}"));
                }
                currencies.forEach(currency -> {
                    if (currency.get("code").asText().equals(code)) {
                        ((ObjectNode) currency).put("active", true);
                    }
                });
            }
            settings.set("outliers", World.json("{\"mad_multiple\":\"0\",\"percent\":\"0\"}"));
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "binance-kzt-buy-1, KZT, BUY",
        "binance-rub-sell-1, RUB, SELL",
        "binance-rub-buy-single-1, RUB, BUY",
        "binance-usd-buy-1, USD, BUY",
        "binance-lkr-buy-1-fragment, LKR, BUY"
    })
    void a_recording_gives_the_offers_that_a_reader_would_list(String sample, String fiat, String side)
            throws Exception {
        JsonNode recorded = recorded(sample);
        var played = world.set
                .simulator()
                .put(
                        "/control/replay/binance",
                        "{\"fiat\":\"" + fiat + "\",\"trade_type\":\"" + side + "\",\"body\":" + recorded + "}");
        assertEquals(204, played.status(), played.text());
        world.refresh();

        List<String> expected = byHand(recorded);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode offers = world.set
                    .api()
                    .get("/api/v1/offers?platform=binance&page_size=100&fiat=" + fiat + "&trade_type=" + side)
                    .body();
            List<String> seen = new ArrayList<>();
            offers.path("offers")
                    .forEach(offer -> seen.add(String.join(
                            " ",
                            offer.path("offer_id").asText(),
                            offer.path("price").asText(),
                            offer.path("min_fiat").asText(),
                            offer.path("max_fiat").asText(),
                            offer.path("trade_type").asText())));
            assertEquals(
                    expected.stream().sorted().toList(), seen.stream().sorted().toList(), offers.toString());
        });
    }

    /** What a person reads off the recording: id, price, range, the client's side. */
    private static List<String> byHand(JsonNode recorded) {
        List<String> offers = new ArrayList<>();
        recorded.get("data").forEach(row -> {
            JsonNode adv = row.get("adv");
            BigDecimal price = new BigDecimal(adv.get("price").asText());
            String stock = adv.hasNonNull("tradableQuantity")
                    ? adv.get("tradableQuantity").asText()
                    : adv.get("surplusAmount").asText();
            String max = adv.hasNonNull("dynamicMaxSingleTransAmount")
                    ? adv.get("dynamicMaxSingleTransAmount").asText()
                    : adv.get("maxSingleTransAmount").asText();
            String clientSide = adv.get("tradeType").asText().equals("SELL") ? "BUY" : "SELL";
            offers.add(String.join(
                    " ",
                    adv.get("advNo").asText(),
                    plain(price),
                    plain(new BigDecimal(adv.get("minSingleTransAmount").asText())),
                    plain(new BigDecimal(max).min(new BigDecimal(stock).multiply(price))),
                    clientSide));
        });
        return offers;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private JsonNode recorded(String sample) throws Exception {
        try (InputStream stream = getClass().getResourceAsStream("/recorded/" + sample + ".json")) {
            return MarketJson.mapper().readTree(stream);
        }
    }
}
