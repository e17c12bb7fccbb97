package io.usdtaggregator.collector.platform.bybit;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BybitContractTest extends AdapterContract {

    BybitContractTest() {
        super(new Wire(
                "bybit-eur-side0-v5doc-1",
                Market.zone("EUR", TradeType.SELL),
                BybitBook::page,
                new Wire.Listing("/result/items", Optional.of("/result/count"), "/id", false),
                new Wire.Numbers("/price", "/lastQuantity", "/minAmount", "/maxAmount", List.of()),
                new Wire.Merchants("/nickName", Optional.of("/recentOrderNum"), "/recentExecuteRate"),
                List.of(
                        new Wire.Said("/tokenId", "USDT", "USDC"),
                        new Wire.Said("/currencyId", "EUR", "XOF"),
                        new Wire.Said("/side", "0", "1")),
                new Wire.Typed(List.of(), List.of("/tokenId", "/currencyId"), List.of("/payments"))));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertContains(List.of("\"side\":\"1\"", "\"currencyId\":\"XOF\"", "\"page\":\"3\""), asked(TradeType.BUY));
        assertContains(List.of("\"side\":\"0\""), asked(TradeType.SELL));
    }

    private static String asked(TradeType type) {
        Market market = Market.zone("XOF", type);
        return MarketJson.write(BybitSearch.of(market, 3));
    }
}
