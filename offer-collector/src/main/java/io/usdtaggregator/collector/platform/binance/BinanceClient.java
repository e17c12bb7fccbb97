package io.usdtaggregator.collector.platform.binance;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks Binance for a page. It takes the trade type in the client's own terms. */
final class BinanceClient {
    /** The most that the platform gives at once. */
    static final int ROWS = 20;

    private static final String PATH = "/bapi/c2c/v2/friendly/c2c/adv/search";

    private BinanceClient() {}

    static Ask ask(Market market, int page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("asset", "USDT");
        body.put("fiat", market.fiat());
        body.put("tradeType", market.tradeType().name());
        body.put("page", page);
        body.put("rows", ROWS);
        body.put("payTypes", List.of());
        body.put("countries", market.inCountry().map(List::of).orElse(List.of()));
        body.put("publisherType", null);
        return Ask.post(PATH, MarketJson.write(body));
    }
}
