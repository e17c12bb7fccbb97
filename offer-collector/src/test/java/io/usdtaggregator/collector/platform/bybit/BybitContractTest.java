package io.usdtaggregator.collector.platform.bybit;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;

class BybitContractTest extends AdapterContract {

    BybitContractTest() {
        super(new Wire(
                "bybit-eur-side0-v5doc-1",
                Market.zone("EUR", TradeType.SELL),
                (market, json) -> BybitBook.page(market, 1, json),
                "/result/items",
                "/id",
                false,
                new Wire.Numbers("/price", "/lastQuantity", "/minAmount", "/maxAmount", List.of()),
                new Wire.Merchants("/nickName", Optional.of("/recentOrderNum"), "/recentExecuteRate"),
                List.of(
                        new Wire.Said("/tokenId", "USDT", "USDC"),
                        new Wire.Said("/currencyId", "EUR", "XOF"),
                        new Wire.Said("/side", "0", "1"))));
    }
}
