package io.usdtaggregator.collector.platform.kucoin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KucoinContractTest extends AdapterContract {

    KucoinContractTest() {
        super(new Wire(
                "kucoin-rub-sell-1-fragment",
                Market.zone("RUB", TradeType.BUY),
                KucoinBook::page,
                new Wire.Listing("/items", Optional.of("/totalNum"), "/id", false),
                new Wire.Numbers(
                        "/floatPrice", "/currencyBalanceQuantity", "/limitMinQuote", "/limitMaxQuote", List.of()),
                new Wire.Merchants("/nickName", Optional.empty(), "/dealOrderRate"),
                List.of(
                        new Wire.Said("/currency", "USDT", "BTC"),
                        new Wire.Said("/legal", "RUB", "XOF"),
                        new Wire.Said("/side", "SELL", "BUY")),
                new Wire.Typed(List.of(), List.of("/currency", "/legal", "/side"), List.of("/adPayTypes"))));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertEquals("SELL", KucoinClient.side(Market.zone("XOF", TradeType.BUY)));
        assertEquals("BUY", KucoinClient.side(Market.zone("XOF", TradeType.SELL)));
    }
}
