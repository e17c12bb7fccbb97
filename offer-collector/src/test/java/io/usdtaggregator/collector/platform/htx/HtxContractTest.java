package io.usdtaggregator.collector.platform.htx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtxContractTest extends AdapterContract {

    HtxContractTest() {
        super(new Wire(
                "htx-rub-sell-1-fragment",
                Market.zone("RUB", TradeType.BUY),
                (market, number, json) -> HtxBook.page(market, 11, number, json),
                new Wire.Listing("/data", Optional.of("/totalCount"), "/id", false),
                new Wire.Numbers("/price", "/tradeCount", "/minTradeLimit", "/maxTradeLimit", List.of()),
                new Wire.Merchants("/userName", Optional.of("/tradeMonthTimes"), "/orderCompleteRate"),
                List.of(new Wire.Said("/coinId", "2", "1"), new Wire.Said("/currency", "11", "172")),
                new Wire.Typed(List.of(), List.of(), List.of("/payMethods"))));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertEquals("sell", HtxClient.side(Market.zone("XOF", TradeType.BUY)));
        assertEquals("buy", HtxClient.side(Market.zone("XOF", TradeType.SELL)));
    }
}
