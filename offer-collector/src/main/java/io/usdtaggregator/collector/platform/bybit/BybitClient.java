package io.usdtaggregator.collector.platform.bybit;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks Bybit for a page; all values are text, and side 1 is for a client who buys. */
final class BybitClient {
    static final int ROWS = 50;

    private BybitClient() {}

    static Ask ask(Market market, int page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userId", "");
        body.put("tokenId", "USDT");
        body.put("currencyId", market.fiat());
        body.put("payment", List.of());
        body.put("side", side(market));
        body.put("size", String.valueOf(ROWS));
        body.put("page", String.valueOf(page));
        body.put("amount", "");
        body.put("authMaker", false);
        body.put("canTrade", false);
        return Ask.post("/fiat/otc/item/online", MarketJson.write(body));
    }

    /** The answer bears the same side as the request. */
    static String side(Market market) {
        return market.tradeType() == TradeType.BUY ? "1" : "0";
    }
}
