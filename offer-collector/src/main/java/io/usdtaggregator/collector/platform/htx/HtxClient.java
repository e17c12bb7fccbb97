package io.usdtaggregator.collector.platform.htx;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks HTX for a page; the trade type is the maker's, the page size its own. */
final class HtxClient {
    static final int USDT = 2;
    static final int ROWS = 10;

    private HtxClient() {}

    static Ask ask(Market market, int currency, int page) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("coinId", USDT);
        query.put("currency", currency);
        query.put("tradeType", market.tradeType() == TradeType.BUY ? "sell" : "buy");
        query.put("currPage", page);
        query.put("payMethod", 0);
        query.put("acceptOrder", 0);
        query.put("country", "");
        query.put("blockType", "general");
        query.put("online", 1);
        query.put("range", 0);
        query.put("amount", "");
        query.put("onlyTradable", false);
        query.put("isFollowed", false);
        return Ask.get("/-/x/otc/v1/data/trade-market", query);
    }
}
