package io.usdtaggregator.collector.platform.htx;

import static io.usdtaggregator.collector.platform.Recorded.answered;
import static io.usdtaggregator.collector.platform.Recorded.assertLists;
import static io.usdtaggregator.collector.platform.Recorded.failure;
import static io.usdtaggregator.collector.platform.Recorded.offers;
import static io.usdtaggregator.collector.platform.Recorded.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HtxBookTest {

    @Test
    void recorded_answers_of_both_times_give_exactly_the_offers_they_list() {
        List<Offer> offers = assertLists("htx-rub-sell-1-fragment", 0, of("RUB", TradeType.BUY));
        assertEquals(new BigDecimal("0.99"), offers.get(0).merchant().completionRate());
        assertEquals("Tinkoff", offers.get(0).paymentMethods().get(0).name());
        assertLists(
                "htx-cny-tradetype1-2019-1", 0, json -> HtxBook.page(Market.zone("CNY", TradeType.BUY), 1, 1, json));
    }

    @Test
    void the_number_of_another_currency_is_another_currency() {
        Page page = answered(text("htx-cny-tradetype1-2019-1.json"), of("RUB", TradeType.BUY));
        assertInstanceOf(ReadOutcome.Malformed.class, failure(page));
    }

    private static Function<JsonNode, Page> of(String fiat, TradeType type) {
        return json -> HtxBook.page(Market.zone(fiat, type), 11, 1, json);
    }

    @Test
    void an_answer_without_its_code_is_malformed() {
        String body = text("htx-rub-sell-1-fragment.json").replace("\"code\"", "\"other\"");
        assertInstanceOf(ReadOutcome.Malformed.class, failure(answered(body, of("RUB", TradeType.BUY))));
    }
}
