package io.usdtaggregator.collector.platform.bitget;

import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks Bitget for a page; side 1 is for a client who buys. Any further field makes it refuse. */
final class BitgetClient {
    static final int ROWS = 20;

    private BitgetClient() {}

    static Ask ask(Market market, int page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("side", market.tradeType() == TradeType.BUY ? 1 : 2);
        body.put("pageNo", page);
        body.put("pageSize", ROWS);
        body.put("coinCode", "USDT");
        body.put("fiatCode", market.fiat());
        body.put("languageType", 0);
        return Ask.post("/v1/p2p/pub/adv/queryAdvList", MarketJson.write(body));
    }
}
