package io.usdtaggregator.collector.platform.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.PageWalk;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.Recorded;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
        assertEquals("binance:BankSriLanka", offer.paymentMethods().get(0).identifier());
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
        assertTrue(page.offers().isEmpty());
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
                "\"tradableQuantity\":\"0\"|INVALID",
                "\"isTradable\":\"false\"|MALFORMED",
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

    /** A good row; a field of the advert in {@code more} replaces it. */
    private static String row(String id, String more) {
        ObjectNode adv = (ObjectNode) MarketJson.read(
                "{\"advNo\":\"" + id + "\",\"tradeType\":\"SELL\",\"asset\":\"USDT\",\"fiatUnit\":\"XOF\","
                        + "\"price\":\"600\",\"surplusAmount\":\"100\",\"minSingleTransAmount\":\"1000\","
                        + "\"maxSingleTransAmount\":\"60000\",\"dynamicMaxSingleTransAmount\":\"60000\","
                        + "\"isTradable\":true,\"tradeMethods\":[{\"identifier\":\"OrangeMoney\"}]}",
                JsonNode.class);
        adv.setAll((ObjectNode) MarketJson.read("{" + more.replaceFirst("^,", "") + "}", JsonNode.class));
        return "{\"adv\":" + adv + ",\"advertiser\":{\"nickName\":\"Awa \uD83C\uDF0D\",\"userType\":\"merchant\"}}";
    }

    /** Ten adverts of which nothing can be bought were the rate, and threw three real ones out. */
    @Test
    void adverts_of_which_nothing_can_be_bought_are_invalid_and_the_others_stay() {
        String soldOut = ",\"price\":\"550\",\"surplusAmount\":\"0\",\"tradableQuantity\":\"0\","
                + "\"minSingleTransAmount\":\"0\",\"dynamicMaxSingleTransAmount\":\"0.00\"";
        List<String> rows = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> rows.add(row("Z" + i, soldOut)));
        IntStream.range(0, 3).forEach(i -> rows.add(row("B" + i, "")));

        Page.Offers page = Recorded.offers(read(envelope(rows.toArray(String[]::new)), XOF));

        assertEquals(
                List.of("B0", "B1", "B2"),
                page.offers().stream().map(Offer::offerId).toList());
        assertEquals(10, page.dropped().size());
        page.dropped().forEach(drop -> assertEquals(DropReason.INVALID, drop.reason()));
    }

    @Test
    void an_answer_in_which_all_prices_are_zero_is_malformed() {
        Page page = read(envelope(row("X0", ",\"price\":\"0\""), row("X1", ",\"price\":\"0\"")), XOF);

        assertInstanceOf(ReadOutcome.Malformed.class, Recorded.failure(page));
    }

    @Test
    void a_taker_can_take_the_tradable_quantity() {
        Page.Offers page = Recorded.offers(read(
                envelope(
                        row("Y", ",\"price\":\"598\",\"tradableQuantity\":\"0\""),
                        row("X", ",\"price\":\"599\",\"tradableQuantity\":\"40\""),
                        row("B", "")),
                XOF));

        Offer first = page.offers().get(0);
        assertEquals("X", first.offerId());
        assertEquals(new BigDecimal("40"), first.availableUsdt());
        assertEquals(new BigDecimal("23960"), first.maxFiat());
        assertEquals(DropReason.INVALID, page.dropped().get(0).reason());
    }

    @Test
    void a_list_said_twice_is_malformed() {
        String body = envelope(row("N0", "")).replaceFirst("}$", ",\"data\":[],\"total\":0}");

        assertInstanceOf(ReadOutcome.Malformed.class, Recorded.failure(read(body, XOF)));
    }

    @Test
    void a_byte_order_mark_before_the_answer_is_skipped() {
        assertEquals(
                1,
                Recorded.offers(read("\uFEFF" + envelope(row("B", "")), XOF))
                        .offers()
                        .size());
    }

    /** Page 2 was never asked for, and had the better prices. */
    @Test
    void a_short_first_page_does_not_end_the_read_while_the_platform_counts_more() {
        ReadOutcome.Read read = walk(counting(45, 0, 19), counting(45, 100, 20), counting(45, 200, 6));

        assertEquals(45, read.offers().size());
        assertEquals(Set.of(), read.flags());
    }

    @Test
    void a_read_of_20_where_the_platform_counts_45_is_incomplete() {
        assertEquals(
                Set.of(BookFlag.INCOMPLETE),
                walk(counting(45, 0, 20), counting(45, 0, 0)).flags());
        assertEquals(
                Set.of(BookFlag.INCOMPLETE),
                walk(counting(45, 0, 20), counting(45, 100, 5), counting(45, 0, 0))
                        .flags());
    }

    @Test
    void a_count_that_changed_between_pages_reads_page_1_once_more() {
        List<String> asked = new ArrayList<>();
        ReadOutcome.Read read = (ReadOutcome.Read) PageWalk.read(9, Permits.unlimited(), number -> {
                    asked.add(String.valueOf(number));
                    String body = number == 2
                            ? counting(29, 21, 9)
                            : counting(asked.size() == 1 ? 30 : 29, asked.size() == 1 ? 0 : 1, 20);
                    return Uni.createFrom().item(page(number, body));
                })
                .await()
                .atMost(Duration.ofMinutes(1));

        assertEquals(List.of("1", "2", "1"), asked);
        assertEquals(29, read.offers().size());
        assertTrue(read.offers().stream().anyMatch(offer -> offer.offerId().equals("O20")));
        assertEquals(Set.of(), read.flags());
    }

    private static ReadOutcome.Read walk(String... pages) {
        return (ReadOutcome.Read) PageWalk.read(9, Permits.unlimited(), number -> Uni.createFrom()
                        .item(page(number, pages[Math.min(number, pages.length) - 1])))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static Page page(int number, String body) {
        return Recorded.answered(body, json -> BinanceBook.page(XOF, number, json));
    }

    /** As many rows from this number on, where the platform counts so many in all. */
    private static String counting(int total, int from, int rows) {
        return envelope(IntStream.range(from, from + rows)
                        .mapToObj(i -> row("O" + i, ""))
                        .toArray(String[]::new))
                .replace("\"total\":3", "\"total\":" + total);
    }
}
