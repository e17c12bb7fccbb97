package io.usdtaggregator.collector.platform.okx;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks OKX for a whole book; the side is the maker's. */
final class OkxClient {
    private OkxClient() {}

    static Ask ask(Market market, int page) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("quoteCurrency", market.fiat());
        query.put("baseCurrency", "USDT");
        query.put("side", side(market));
        query.put("paymentMethod", "all");
        query.put("userType", "all");
        query.put("showTrade", false);
        query.put("showFollow", false);
        query.put("showAlreadyTraded", false);
        query.put("isAbleFilter", false);
        query.put("receivingAds", false);
        return Ask.get("/v3/c2c/tradingOrders/books", query);
    }

    static String side(Market market) {
        return market.tradeType() == TradeType.BUY ? "sell" : "buy";
    }
}
