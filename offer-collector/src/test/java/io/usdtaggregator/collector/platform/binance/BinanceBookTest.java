package io.usdtaggregator.collector.platform.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.Recorded;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceBookTest {
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);

    @ParameterizedTest
    @CsvSource({
        "binance-kzt-buy-1, KZT, BUY",
        "binance-rub-sell-1, RUB, SELL",
        "binance-lkr-buy-1-fragment, LKR, BUY",
        "binance-aed-default-sell-1-fragment, AED, BUY",
        "binance-rub-buy-single-1, RUB, BUY",
        "binance-usd-buy-1, USD, BUY",
        "binance-usd-buy-2, USD, BUY"
    })
    void recorded_answers_give_exactly_the_offers_they_list(String name, String fiat, TradeType type) {
        Page.Offers page = Recorded.offers(read(Recorded.text(name + ".json"), Market.zone(fiat, type)));
        assertEquals(Recorded.expected(name), Recorded.lines(page));
        assertEquals(List.of(), page.dropped());
    }

    @Test
    void a_full_row_is_read_whole() {
        Offer offer = Recorded.offers(
                        read(Recorded.text("binance-lkr-buy-1-fragment.json"), Market.zone("LKR", TradeType.BUY)))
                .offers()
                .get(0);
        assertEquals("Alilruben", offer.merchant().name());
        assertEquals(130, offer.merchant().orders30d());
        assertEquals(new BigDecimal("0.956"), offer.merchant().completionRate());
        assertEquals(false, offer.merchant().verified());
        assertEquals("BankSriLanka", offer.paymentMethods().get(0).identifier());
        assertEquals("Bank Transfer (Sri Lanka)", offer.paymentMethods().get(0).name());
    }

    @Test
    void an_answer_of_the_asked_side_itself_is_malformed_because_the_protocol_changed() {
        Page page = read(Recorded.text("binance-kzt-buy-1.json"), Market.zone("KZT", TradeType.SELL));
        assertInstanceOf(ReadOutcome.Malformed.class, Recorded.failure(page));
    }

    @Test
    void of_a_mixed_answer_only_the_right_side_counts() {
        Page.Offers page =
                Recorded.offers(read(Recorded.text("binance-rub-unknown-1.json"), Market.zone("RUB", TradeType.BUY)));
        assertEquals(19, page.offers().size());
        assertEquals(1, page.dropped().size());
        assertEquals(DropReason.INVALID, page.dropped().get(0).reason());
    }

    @Test
    void another_asset_never_becomes_an_offer() {
        Page page = read(Recorded.text("binance-rub-sell-btc-bait-1.json"), Market.zone("RUB", TradeType.SELL));
        assertInstanceOf(ReadOutcome.Malformed.class, Recorded.failure(page));
    }

    @Test
    void an_empty_answer_is_a_read_without_offers() {
        Page.Offers page =
                Recorded.offers(read(Recorded.text("binance-usd-empty-1.json"), Market.zone("USD", TradeType.BUY)));
        assertTrue(page.offers().isEmpty() && page.last());
    }

    @Test
    void error_codes_tell_throttling_from_a_changed_protocol() {
        assertInstanceOf(
                ReadOutcome.Throttled.class,
                Recorded.failure(read(Recorded.text("binance-error-000002-ratelimited-synthetic.json"), XOF)));
        assertInstanceOf(
                ReadOutcome.Malformed.class,
                Recorded.failure(read(Recorded.text("binance-error-000002-illegalparam-synthetic.json"), XOF)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"price\":\"NaN\"|MALFORMED",
                "\"price\":null|MALFORMED",
                "\"price\":\"1e308\"|MALFORMED",
                "\"price\":\"-600\"|INVALID",
                "\"price\":0|INVALID",
                "\"fiatUnit\":\"XAF\"|INVALID",
                "\"asset\":\"USDC\"|INVALID",
                "\"tradeType\":\"BUY\"|INVALID",
                "\"isTradable\":false|INVALID",
                "\"minSingleTransAmount\":\"60001\"|INVALID",
                "\"surplusAmount\":\"0\"|INVALID",
                "\"advNo\":null|MALFORMED"
            })
    void one_odd_offer_is_dropped_and_does_not_spoil_the_page(String oddity, DropReason reason) {
        String body = envelope(row("1", ""), row("2", ""), row("3", "," + oddity));
        Page.Offers page = Recorded.offers(read(body, XOF));
        assertEquals(
                List.of("1", "2"), page.offers().stream().map(Offer::offerId).toList());
        assertEquals(reason, page.dropped().get(0).reason());
    }

    @Test
    void numbers_may_be_numbers_and_the_stock_caps_the_range() {
        Offer offer = Recorded.offers(read(
                        envelope(row(
                                "1",
                                ",\"price\":600,\"surplusAmount\":100.0,\"dynamicMaxSingleTransAmount\":null,"
                                        + "\"maxSingleTransAmount\":90000")),
                        XOF))
                .offers()
                .get(0);
        assertEquals(0, offer.maxFiat().compareTo(new BigDecimal("60000")));
    }

    private static Page read(String body, Market market) {
        return Recorded.answered(body, json -> BinanceBook.page(market, 1, json));
    }

    private static String envelope(String... rows) {
        return "{\"code\":\"000000\",\"total\":3,\"success\":true,\"data\":[" + String.join(",", rows) + "]}";
    }

    /** A good row; a field said again in {@code more} counts. */
    private static String row(String id, String more) {
        return "{\"adv\":{\"advNo\":\"" + id + "\",\"tradeType\":\"SELL\",\"asset\":\"USDT\",\"fiatUnit\":\"XOF\","
                + "\"price\":\"600\",\"surplusAmount\":\"100\",\"minSingleTransAmount\":\"1000\","
                + "\"maxSingleTransAmount\":\"60000\",\"dynamicMaxSingleTransAmount\":\"60000\",\"isTradable\":true,"
                + "\"tradeMethods\":[{\"identifier\":\"OrangeMoney\",\"tradeMethodName\":null}]" + more
                + "},\"advertiser\":{\"nickName\":\"Awa \uD83C\uDF0D\",\"userType\":\"merchant\"}}";
    }
}
