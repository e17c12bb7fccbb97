package io.usdtaggregator.collector.platform.bybit;

import static io.usdtaggregator.collector.platform.Recorded.answered;
import static io.usdtaggregator.collector.platform.Recorded.assertLists;
import static io.usdtaggregator.collector.platform.Recorded.failure;
import static io.usdtaggregator.collector.platform.Recorded.offers;
import static io.usdtaggregator.collector.platform.Recorded.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

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

    @Test
    void adverts_whose_ids_and_merchants_are_hidden_are_several_offers_of_merchants_of_their_own() {
        String row = "{\"id\":\"0\",\"accountId\":\"0\",\"userId\":\"0\",\"nickName\":\"***\",\"tokenId\":\"USDT\","
                + "\"currencyId\":\"XOF\",\"side\":1,\"price\":\"600\",\"lastQuantity\":\"5000\","
                + "\"minAmount\":\"1000\",\"maxAmount\":\"2000000\",\"payments\":[\"14\"]}";
        String body = "{\"ret_code\":0,\"result\":{\"count\":3,\"items\":[" + String.join(",", row, row, row) + "]}}";

        List<Offer> read = offers(answered(body, of("XOF", TradeType.BUY))).offers();

        assertEquals(3, read.stream().map(Offer::offerId).distinct().count());
        read.forEach(offer -> assertNull(offer.merchant().id()));
    }

    @Test
    void a_merchant_is_told_apart_by_the_masked_id_where_the_account_is_hidden() {
        String body =
                text("bybit-eur-side0-v5doc-1.json").replaceAll("\"accountId\": *\"[^\"]*\"", "\"accountId\":\"0\"");

        List<Offer> read = offers(answered(body, of("EUR", TradeType.SELL))).offers();

        read.forEach(offer -> assertNotNull(offer.merchant().id()));
    }

    @Test
    void no_items_where_the_count_says_twelve_is_malformed() {
        String body = "{\"ret_code\":0,\"ret_msg\":\"SUCCESS\",\"result\":{\"count\":12,\"items\":[]}}";

        assertInstanceOf(ReadOutcome.Malformed.class, failure(answered(body, of("XOF", TradeType.BUY))));
        assertInstanceOf(
                ReadOutcome.Malformed.class, failure(answered(body.replace("[]", "null"), of("XOF", TradeType.BUY))));
    }
}
