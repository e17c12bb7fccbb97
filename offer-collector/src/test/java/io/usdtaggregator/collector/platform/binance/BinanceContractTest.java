package io.usdtaggregator.collector.platform.binance;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinanceContractTest extends AdapterContract {

    BinanceContractTest() {
        super(new Wire(
                "binance-kzt-buy-1",
                Market.zone("KZT", TradeType.BUY),
                BinanceBook::page,
                new Wire.Listing("/data", Optional.of("/total"), "/adv/advNo", true),
                new Wire.Numbers(
                        "/adv/price",
                        "/adv/tradableQuantity",
                        "/adv/minSingleTransAmount",
                        "/adv/dynamicMaxSingleTransAmount",
                        List.of("/adv/maxSingleTransAmount", "/adv/surplusAmount")),
                new Wire.Merchants(
                        "/advertiser/nickName",
                        Optional.of("/advertiser/monthOrderCount"),
                        "/advertiser/monthFinishRate"),
                List.of(
                        new Wire.Said("/adv/asset", "USDT", "BTC"),
                        new Wire.Said("/adv/fiatUnit", "KZT", "XOF"),
                        new Wire.Said("/adv/tradeType", "SELL", "BUY")),
                new Wire.Typed(
                        List.of("/adv/isTradable"),
                        List.of("/adv/asset", "/adv/fiatUnit", "/adv/tradeType"),
                        List.of("/adv/tradeMethods"))));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertContains(List.of("\"tradeType\":\"BUY\"", "\"fiat\":\"XOF\"", "\"page\":3"), asked(TradeType.BUY));
        assertContains(List.of("\"tradeType\":\"SELL\""), asked(TradeType.SELL));
    }

    private static String asked(TradeType type) {
        Market market = Market.zone("XOF", type);
        return MarketJson.write(BinanceSearch.of(market, 3));
    }
}
