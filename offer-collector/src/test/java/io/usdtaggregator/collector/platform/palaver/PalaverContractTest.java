package io.usdtaggregator.collector.platform.palaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Recorded;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PalaverContractTest extends AdapterContract {
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);

    PalaverContractTest() {
        super(new Wire(
                "palaver-xof-buy-1",
                XOF,
                PalaverBook::page,
                new Wire.Listing("/adverts", Optional.of("/all"), "/ref", true),
                new Wire.Numbers("/price", "/stock", "/from", "/to", List.of()),
                new Wire.Merchants("/trader/name", Optional.empty(), "/trader/completed"),
                List.of(
                        new Wire.Said("/coin", "USDT", "BTC"),
                        new Wire.Said("/money", "XOF", "XAF"),
                        new Wire.Said("/side", "SELL", "BUY")),
                new Wire.Typed(List.of("/open"), List.of("/coin", "/money", "/side"), List.of("/pay"))));
    }

    @Test
    void a_recorded_answer_gives_exactly_the_offers_it_lists() {
        Recorded.assertLists("palaver-xof-buy-1", 0, json -> PalaverBook.page(XOF, 1, json));
    }

    @Test
    void the_request_bears_the_side_that_the_client_needs() {
        assertEquals("SELL", PalaverClient.side(XOF));
        assertEquals("BUY", PalaverClient.side(XOF.otherSide()));
    }
}
