package io.usdtaggregator.collector.platform.bitget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;

/** A page of adverts; side 1 is for a client who buys. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BitgetSearch(int side, int pageNo, int pageSize, String coinCode, String fiatCode, int languageType) {

    static BitgetSearch of(Market market, int page) {
        return new BitgetSearch(
                market.tradeType() == TradeType.BUY ? 1 : 2, page, BitgetClient.ROWS, "USDT", market.fiat(), 0);
    }
}
