package io.usdtaggregator.collector.platform.kucoin;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks KuCoin for a page; the side is the maker's. */
final class KucoinClient {
    static final int ROWS = 50;

    private KucoinClient() {}

    static Ask ask(Market market, int page) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("currency", "USDT");
        query.put("side", side(market));
        query.put("legal", market.fiat());
        query.put("page", page);
        query.put("pageSize", ROWS);
        query.put("status", "PUTUP");
        query.put("lang", "en_US");
        return Ask.get("/_api/otc/ad/list", query);
    }

    static String side(Market market) {
        return market.tradeType().makerSide() == TradeType.SELL ? "SELL" : "BUY";
    }
}
