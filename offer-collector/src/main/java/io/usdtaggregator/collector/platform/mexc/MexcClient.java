package io.usdtaggregator.collector.platform.mexc;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks MEXC for a page; the trade type is the maker's. */
final class MexcClient {
    static final int ROWS = 50;

    private static final String USDT = "128f589271cb4951b03e71e6323eb7be";

    private MexcClient() {}

    static Ask ask(Market market, int page) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("adsType", 1);
        query.put("allowTrade", false);
        query.put("amount", "");
        query.put("blockTrade", false);
        query.put("coinId", USDT);
        query.put("countryCode", "");
        query.put("currency", market.fiat());
        query.put("follow", false);
        query.put("haveTrade", false);
        query.put("page", page);
        query.put("pageSize", ROWS);
        query.put("payMethod", "");
        query.put("tradeType", side(market));
        return Ask.get("/api/market", query);
    }

    static String side(Market market) {
        return market.tradeType().makerSide() == TradeType.SELL ? "SELL" : "BUY";
    }

    static String asset(String coinId) {
        return coinId.equals(USDT) ? "USDT" : coinId;
    }
}
