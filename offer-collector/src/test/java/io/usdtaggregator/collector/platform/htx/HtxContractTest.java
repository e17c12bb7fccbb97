package io.usdtaggregator.collector.platform.htx;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;

class HtxContractTest extends AdapterContract {

    HtxContractTest() {
        super(new Wire(
                "htx-rub-sell-1-fragment",
                Market.zone("RUB", TradeType.BUY),
                (market, json) -> HtxBook.page(market, 11, 1, json),
                "/data",
                "/id",
                false,
                new Wire.Numbers("/price", "/tradeCount", "/minTradeLimit", "/maxTradeLimit", List.of()),
                new Wire.Merchants("/userName", Optional.of("/tradeMonthTimes"), "/orderCompleteRate"),
                List.of(new Wire.Said("/coinId", "2", "1"), new Wire.Said("/currency", "11", "172"))));
    }
}
