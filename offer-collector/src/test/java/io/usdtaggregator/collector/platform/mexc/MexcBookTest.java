package io.usdtaggregator.collector.platform.mexc;

import static io.usdtaggregator.collector.platform.Recorded.assertLists;
import static io.usdtaggregator.collector.platform.Recorded.offers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MexcBookTest {

    @Test
    void recorded_answers_give_exactly_the_offers_they_list() {
        List<Offer> offers = assertLists("mexc-rub-sell-1-fragment", 0, of("RUB", TradeType.BUY));
        assertEquals("Alhimik 🧪", offers.get(0).merchant().name());
        assertEquals(10, offers.get(0).merchant().orders30d());
        assertEquals(
                List.of("mexc:13", "mexc:23"),
                offers.get(1).paymentMethods().stream()
                        .map(PaymentMethod::identifier)
                        .toList());
    }

    private static Function<JsonNode, Page> of(String fiat, TradeType type) {
        return json -> MexcBook.page(Market.zone(fiat, type), 1, json);
    }
}
