package io.usdtaggregator.collector.platform.bitget;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BitgetContractTest extends AdapterContract {

    BitgetContractTest() {
        super(new Wire(
                "bitget-ars-side1-1-fragment",
                Market.zone("ARS", TradeType.BUY),
                BitgetBook::page,
                new Wire.Listing("/data/dataList", Optional.of("/data/totalCount"), "/advNo", false),
                new Wire.Numbers("/price", "/amount", "/minAmount", "/maxAmount", List.of()),
                new Wire.Merchants("/nickName", Optional.of("/thirtyTunoverNum"), "/turnoverRate"),
                List.of(new Wire.Said("/coinCode", "USDT", "BTC"), new Wire.Said("/fiatCode", "ARS", "XOF")),
                new Wire.Typed(List.of(), List.of("/coinCode", "/fiatCode"), List.of("/paymethodInfo"))));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertContains(List.of("\"side\":1,", "\"fiatCode\":\"XOF\"", "\"pageNo\":3"), asked(TradeType.BUY));
        assertContains(List.of("\"side\":2,"), asked(TradeType.SELL));
    }

    private static String asked(TradeType type) {
        Market market = Market.zone("XOF", type);
        return MarketJson.write(BitgetSearch.of(market, 3));
    }
}
