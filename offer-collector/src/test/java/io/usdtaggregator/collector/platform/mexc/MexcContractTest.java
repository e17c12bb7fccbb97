package io.usdtaggregator.collector.platform.mexc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MexcContractTest extends AdapterContract {

    MexcContractTest() {
        super(new Wire(
                "mexc-rub-sell-1-fragment",
                Market.zone("RUB", TradeType.BUY),
                MexcBook::page,
                new Wire.Listing("/data", Optional.of("/page/total"), "/id", false),
                new Wire.Numbers("/price", "/availableQuantity", "/minTradeLimit", "/maxTradeLimit", List.of()),
                new Wire.Merchants(
                        "/merchant/nickName",
                        Optional.of("/merchantStatistics/doneLastMonthCount"),
                        "/merchantStatistics/completeRate"),
                List.of(
                        new Wire.Said(
                                "/coinId", "128f589271cb4951b03e71e6323eb7be", "0123456789abcdef0123456789abcdef"),
                        new Wire.Said("/currency", "RUB", "XOF"),
                        new Wire.Said("/tradeType", "SELL", "BUY")),
                new Wire.Typed(List.of(), List.of("/coinId", "/currency"), List.of())));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertEquals("SELL", MexcClient.side(Market.zone("XOF", TradeType.BUY)));
        assertEquals("BUY", MexcClient.side(Market.zone("XOF", TradeType.SELL)));
    }
}
