package io.usdtaggregator.collector.platform.kucoin;

import static io.usdtaggregator.collector.platform.Recorded.answered;
import static io.usdtaggregator.collector.platform.Recorded.assertLists;
import static io.usdtaggregator.collector.platform.Recorded.offers;
import static io.usdtaggregator.collector.platform.Recorded.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KucoinBookTest {

    @Test
    void recorded_answers_give_exactly_the_offers_they_list() {
        List<Offer> offers = assertLists("kucoin-rub-sell-1-fragment", 0, of("RUB", TradeType.BUY));
        assertEquals(new BigDecimal("0.9931"), offers.get(0).merchant().completionRate());
    }

    @Test
    void a_method_called_other_has_its_name_in_the_reserved_fields() {
        Offer offer = offers(answered(text("kucoin-rub-sell-1-fragment.json"), of("RUB", TradeType.BUY)))
                .offers()
                .get(0);
        assertEquals(
                List.of("bank_transfer", "kucoin:Любой ваш банк"),
                offer.paymentMethods().stream().map(PaymentMethod::identifier).toList());
    }

    private static Function<JsonNode, Page> of(String fiat, TradeType type) {
        return json -> KucoinBook.page(Market.zone(fiat, type), 1, json);
    }
}
