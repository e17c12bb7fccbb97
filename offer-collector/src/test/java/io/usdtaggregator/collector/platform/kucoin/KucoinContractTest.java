package io.usdtaggregator.collector.platform.kucoin;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;

class KucoinContractTest extends AdapterContract {

    KucoinContractTest() {
        super(new Wire(
                "kucoin-rub-sell-1-fragment",
                Market.zone("RUB", TradeType.BUY),
                (market, json) -> KucoinBook.page(market, 1, json),
                "/items",
                "/id",
                false,
                new Wire.Numbers(
                        "/floatPrice", "/currencyBalanceQuantity", "/limitMinQuote", "/limitMaxQuote", List.of()),
                new Wire.Merchants("/nickName", Optional.empty(), "/dealOrderRate"),
                List.of(
                        new Wire.Said("/currency", "USDT", "BTC"),
                        new Wire.Said("/legal", "RUB", "XOF"),
                        new Wire.Said("/side", "SELL", "BUY"))));
    }
}
