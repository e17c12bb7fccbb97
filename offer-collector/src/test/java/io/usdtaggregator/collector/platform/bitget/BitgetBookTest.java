package io.usdtaggregator.collector.platform.bitget;

import static io.usdtaggregator.collector.platform.Recorded.answered;
import static io.usdtaggregator.collector.platform.Recorded.assertLists;
import static io.usdtaggregator.collector.platform.Recorded.failure;
import static io.usdtaggregator.collector.platform.Recorded.text;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BitgetBookTest {

    @Test
    void recorded_answers_give_exactly_the_offers_they_list() {
        assertLists("bitget-ars-side1-1-fragment", 0, of("ARS", TradeType.BUY));
    }

    @Test
    void an_empty_list_is_no_read_because_it_may_hide_a_region() {
        Page page = answered(text("bitget-vnd-geoblocked-empty-reconstructed.json"), of("VND", TradeType.BUY));
        assertInstanceOf(ReadOutcome.Refused.class, failure(page));
    }

    private static Function<JsonNode, Page> of(String fiat, TradeType type) {
        return json -> BitgetBook.page(Market.zone(fiat, type), 1, json);
    }
}
