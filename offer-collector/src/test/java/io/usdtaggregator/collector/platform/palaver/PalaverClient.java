package io.usdtaggregator.collector.platform.palaver;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.market.Market;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks Palaver for a page; the side is the maker's: a client who buys needs makers who sell. */
final class PalaverClient {
    static final int ROWS = 25;

    private PalaverClient() {}

    static Ask ask(Market market, int page) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("coin", "USDT");
        query.put("money", market.fiat());
        query.put("side", side(market));
        query.put("page", page);
        query.put("size", ROWS);
        return Ask.get("/api/adverts", query);
    }

    static String side(Market market) {
        return market.tradeType().makerSide().name();
    }
}
