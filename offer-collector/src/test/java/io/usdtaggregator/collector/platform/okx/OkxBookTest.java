package io.usdtaggregator.collector.platform.okx;

import static io.usdtaggregator.collector.platform.Recorded.answered;
import static io.usdtaggregator.collector.platform.Recorded.assertLists;
import static io.usdtaggregator.collector.platform.Recorded.failure;
import static io.usdtaggregator.collector.platform.Recorded.offers;
import static io.usdtaggregator.collector.platform.Recorded.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OkxBookTest {

    @Test
    void recorded_answers_give_exactly_the_offers_of_the_asked_side() {
        assertLists("okx-uah-sell-1", 0, of("UAH", TradeType.BUY));
        List<Offer> bids = assertLists("okx-pln-buy-1", 0, of("PLN", TradeType.SELL));
        assertEquals(new BigDecimal("0.9426"), bids.get(0).merchant().completionRate());
        assertNull(bids.get(0).merchant().orders30d());
    }

    @Test
    void a_row_without_its_stock_is_malformed_and_does_not_spoil_the_page() {
        assertLists("okx-mxn-both-1-synthetic", 1, of("MXN", TradeType.BUY));
        Page.Offers page = offers(answered(text("okx-mxn-both-1-synthetic.json"), of("MXN", TradeType.BUY)));
        assertEquals(DropReason.MALFORMED, page.dropped().get(0).reason());
        assertEquals("ask2", page.dropped().get(0).offerId());
    }

    @Test
    void a_side_that_is_null_is_malformed_and_an_empty_one_is_a_read() {
        String body = text("okx-null-side-synthetic.json");
        assertInstanceOf(ReadOutcome.Malformed.class, failure(answered(body, of("XOF", TradeType.SELL))));
        assertTrue(offers(answered(body, of("XOF", TradeType.BUY))).offers().isEmpty());
    }

    @Test
    void a_restricted_region_is_refused() {
        assertInstanceOf(
                ReadOutcome.Refused.class,
                failure(answered(text("okx-error-17007-synthetic.json"), of("XOF", TradeType.BUY))));
        assertInstanceOf(
                ReadOutcome.Refused.class, failure(answered(text("okx-error-auth-1.json"), of("XOF", TradeType.BUY))));
    }

    private static Function<JsonNode, Page> of(String fiat, TradeType type) {
        return json -> OkxBook.page(Market.zone(fiat, type), 1, json);
    }

    @Test
    void rows_that_do_not_say_their_side_are_not_what_was_asked() {
        String body = text("okx-uah-sell-1.json").replace("\"side\"", "\"other\"");
        assertInstanceOf(ReadOutcome.Malformed.class, failure(answered(body, of("UAH", TradeType.BUY))));
    }

    @Test
    void rows_in_the_list_of_the_other_side_are_malformed_and_no_empty_market() {
        String body = "{\"code\":0,\"data\":{\"sell\":[],\"buy\":[{\"id\":\"z0\",\"side\":\"sell\",\"price\":\"600\","
                + "\"baseCurrency\":\"usdt\",\"quoteCurrency\":\"xof\",\"availableAmount\":\"5000\","
                + "\"quoteMinAmountPerOrder\":\"1000\",\"quoteMaxAmountPerOrder\":\"2000000\","
                + "\"paymentMethods\":[\"bank\"]}]}}";

        assertInstanceOf(ReadOutcome.Malformed.class, failure(answered(body, of("XOF", TradeType.BUY))));
    }
}
