package io.usdtaggregator.collector.platform.okx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OkxContractTest extends AdapterContract {

    OkxContractTest() {
        super(new Wire(
                "okx-uah-sell-1",
                Market.zone("UAH", TradeType.BUY),
                OkxBook::page,
                new Wire.Listing("/data/sell", Optional.of("/data/total"), "/id", true),
                new Wire.Numbers(
                        "/price", "/availableAmount", "/quoteMinAmountPerOrder", "/quoteMaxAmountPerOrder", List.of()),
                new Wire.Merchants("/nickName", Optional.empty(), "/completedRate"),
                List.of(
                        new Wire.Said("/baseCurrency", "usdt", "usdc"),
                        new Wire.Said("/quoteCurrency", "uah", "xof"),
                        new Wire.Said("/side", "sell", "buy")),
                new Wire.Typed(
                        List.of(), List.of("/baseCurrency", "/quoteCurrency", "/side"), List.of("/paymentMethods"))));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertEquals("sell", OkxClient.side(Market.zone("XOF", TradeType.BUY)));
        assertEquals("buy", OkxClient.side(Market.zone("XOF", TradeType.SELL)));
    }
}
