package io.usdtaggregator.collector.platform.bybit;

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
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BybitBookTest {

    @Test
    void recorded_answers_give_exactly_the_offers_they_list() {
        List<Offer> selling = assertLists("bybit-eur-side0-v5doc-1", 0, of("EUR", TradeType.SELL));
        assertEquals(
                new PaymentMethod("bank_transfer", "Bank Transfer"),
                selling.get(0).paymentMethods().get(0));
        assertEquals(true, selling.get(0).merchant().verified());
        assertLists("bybit-rub-side1-page2-overlap-synthetic-fragment", 0, of("RUB", TradeType.BUY));
    }

    @Test
    void the_answer_must_bear_the_side_that_was_asked() {
        Page page = answered(text("bybit-eur-side0-v5doc-1.json"), of("EUR", TradeType.BUY));
        assertInstanceOf(ReadOutcome.Malformed.class, failure(page));
    }

    @Test
    void the_same_advert_without_an_id_gets_the_same_name_again() {
        Function<JsonNode, Page> reading = of("RUB", TradeType.BUY);
        String body = text("bybit-rub-side1-page2-overlap-synthetic-fragment.json");
        assertEquals(
                offers(answered(body, reading)).offers(),
                offers(answered(body, reading)).offers());
        assertEquals(
                3,
                offers(answered(body, reading)).offers().stream()
                        .map(Offer::offerId)
                        .distinct()
                        .count());
    }

    @Test
    void error_codes_with_status_200_are_failures() {
        assertInstanceOf(
                ReadOutcome.Refused.class,
                failure(answered(text("bybit-error-permission-1.json"), of("EUR", TradeType.BUY))));
        assertInstanceOf(
                ReadOutcome.Refused.class,
                failure(answered(text("bybit-error-403-akamai.html"), of("EUR", TradeType.BUY))));
    }

    private static Function<JsonNode, Page> of(String fiat, TradeType type) {
        return json -> BybitBook.page(Market.zone(fiat, type), 1, json);
    }

    @Test
    void rows_that_do_not_say_their_side_are_not_what_was_asked() {
        String body = text("bybit-eur-side0-v5doc-1.json").replace("\"side\"", "\"other\"");
        assertInstanceOf(ReadOutcome.Malformed.class, failure(answered(body, of("EUR", TradeType.SELL))));
    }

    @Test
    void an_answer_without_its_code_is_malformed() {
        String body = text("bybit-eur-side0-v5doc-1.json").replace("\"ret_code\"", "\"other\"");
        assertInstanceOf(ReadOutcome.Malformed.class, failure(answered(body, of("EUR", TradeType.SELL))));
    }
}
