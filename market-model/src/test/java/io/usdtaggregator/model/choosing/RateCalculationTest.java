package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.Books.book;
import static io.usdtaggregator.model.market.Books.priced;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.market.TradeType.BUY;
import static io.usdtaggregator.model.market.TradeType.SELL;
import static io.usdtaggregator.model.rate.Direction.MARKDOWN;
import static io.usdtaggregator.model.rate.Direction.MARKUP;
import static io.usdtaggregator.model.settings.SettingsBuilder.fixed;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.SourcePolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateCalculationTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Instant STALE = NOW.minusSeconds(301);
    private static final Instant TOO_OLD = NOW.minusSeconds(901);
    private static final Market BUYING = Market.zone("XOF", BUY);
    private static final Market SELLING = Market.zone("XOF", SELL);

    @Test
    void the_default_platform_serves_while_it_can_even_where_another_is_better() {
        PricedRate rate = policy(priced("binance", BUYING, NOW, "600"), priced("bybit", BUYING, NOW, "590"));

        assertEquals("binance", rate.platform());
        assertEquals(new BigDecimal("600"), rate.rate());
        assertFalse(rate.origin().fallback().isPresent());
    }

    /** Half of the merchants is no majority, but which of two platforms serves is the source policy's to say. */
    @Test
    void the_default_platform_serves_where_another_of_as_many_merchants_is_much_worse() {
        PricedRate rate = policy(
                priced("binance", BUYING, NOW, "600", "601", "602"), priced("bybit", BUYING, NOW, "640", "641", "642"));

        assertEquals("binance", rate.platform());
        assertEquals(new BigDecimal("600"), rate.rate());
        assertEquals(Map.of(), rate.quality().excluded());
    }

    @Test
    void the_next_platform_in_order_takes_over_when_the_default_has_no_book_and_says_why() {
        PricedRate rate = policy(priced("okx", BUYING, NOW, "580"), priced("bybit", BUYING, NOW, "590"));

        assertEquals("bybit", rate.platform());
        assertTrue(rate.origin().fallback().isPresent());
        assertEquals("binance has no book", rate.origin().fallbackReason());
    }

    @Test
    void the_next_platform_takes_over_when_the_default_is_older_than_stale_after() {
        PricedRate rate = policy(priced("binance", BUYING, STALE, "600"), priced("bybit", BUYING, NOW, "601"));

        assertEquals("bybit", rate.platform());
        assertTrue(rate.origin().fallback().isPresent());
        assertEquals(NOW, rate.observedAt());
    }

    @Test
    void a_book_of_exactly_stale_after_is_still_fresh() {
        PricedRate rate =
                policy(priced("binance", BUYING, NOW.minusSeconds(300), "600"), priced("bybit", BUYING, NOW, "601"));

        assertEquals("binance", rate.platform());
    }

    @Test
    void the_next_platform_takes_over_when_the_default_has_no_eligible_offer() {
        PricedRate rate = policy(book("binance", BUYING, NOW), priced("bybit", BUYING, NOW, "601"));

        assertEquals("bybit", rate.platform());
        assertEquals("binance has no eligible offer", rate.origin().fallbackReason());
    }

    @Test
    void when_none_is_fresh_the_defaults_last_good_book_serves() {
        PricedRate rate =
                policy(priced("binance", BUYING, STALE.minusSeconds(60), "600"), priced("bybit", BUYING, STALE, "601"));

        assertEquals("binance", rate.platform());
        assertFalse(rate.origin().fallback().isPresent());
        assertEquals(STALE.minusSeconds(60), rate.observedAt());
    }

    @Test
    void an_unavailable_default_ends_it_and_says_that_it_is_too_old() {
        Rate rate = make(
                Rate.POLICY,
                settings().build(),
                priced("binance", BUYING, TOO_OLD, "600"),
                priced("bybit", BUYING, STALE, "601"));

        assertEquals(Optional.of(UnavailableReason.TOO_OLD), rate.whyUnpriced());
    }

    @Test
    void without_any_book_or_any_offer_there_is_no_number_but_a_reason() {
        assertEquals(
                Optional.of(UnavailableReason.NO_BOOK),
                make(Rate.POLICY, settings().build()).whyUnpriced());
        assertEquals(
                Optional.of(UnavailableReason.NO_ELIGIBLE_OFFERS),
                make(Rate.POLICY, settings().build(), book("binance", BUYING, NOW))
                        .whyUnpriced());
    }

    @Test
    void a_named_platform_has_no_fallback() {
        Rate rate = make("binance", settings().build(), priced("bybit", BUYING, NOW, "600"));

        assertEquals(Optional.of(UnavailableReason.NO_BOOK), rate.whyUnpriced());
    }

    @Test
    void best_of_all_takes_the_best_of_the_fresh_books_and_leaves_stale_ones_out() {
        Settings all = settings().policy(SourcePolicy.BEST_OF_ALL).build();

        PricedRate rate = made(
                Rate.POLICY,
                all,
                priced("binance", BUYING, NOW, "600"),
                priced("bybit", BUYING, NOW.minusSeconds(5), "598"),
                priced("okx", BUYING, STALE, "590"));

        assertEquals("bybit", rate.platform());
        assertEquals(NOW.minusSeconds(5), rate.observedAt());
        assertEquals(2, rate.quality().offersEligible());
    }

    @Test
    void best_of_all_serves_stale_books_when_none_is_fresh() {
        Settings all = settings().policy(SourcePolicy.BEST_OF_ALL).build();

        PricedRate rate =
                made(Rate.POLICY, all, priced("okx", BUYING, STALE, "590"), priced("binance", BUYING, TOO_OLD, "580"));

        assertEquals("okx", rate.platform());
        assertEquals(new BigDecimal("590"), rate.rate());
    }

    @Test
    void an_inactive_platform_does_not_count() {
        PricedRate rate = made(
                Rate.POLICY,
                settings().platforms("bybit").build(),
                priced("binance", BUYING, NOW, "590"),
                priced("bybit", BUYING, NOW, "600"));

        assertEquals("bybit", rate.platform());
        assertTrue(rate.origin().fallback().isPresent());
        assertEquals("no default platform is active", rate.origin().fallbackReason());
    }

    @Test
    void outliers_are_judged_among_the_offers_of_all_platforms() {
        PricedRate rate = policy(
                priced("binance", BUYING, NOW, "500", "601"), priced("bybit", BUYING, NOW, "600", "602", "603", "604"));

        assertEquals(new BigDecimal("601"), rate.rate());
        assertEquals(Map.of(DropReason.OUTLIER, 1), rate.quality().excluded());
        assertEquals(2, rate.quality().offersSeen());
        assertEquals(1, rate.quality().offersEligible());
    }

    @Test
    void the_domains_outlier_case_drops_only_700() {
        PricedRate rate = policy(priced("binance", BUYING, NOW, "600", "601", "602", "603", "604", "700"));

        assertEquals(new BigDecimal("600"), rate.rate());
        assertEquals(new BigDecimal("602"), rate.price().median());
        assertEquals(5, rate.offers().size());
    }

    @Test
    void the_best_is_the_lowest_for_buy_and_the_highest_for_sell_and_ties_go_to_the_larger_maximum() {
        OfferBook selling = book(
                "binance",
                SELLING,
                NOW,
                anOffer().called("b").at("610").of("1", "100").build(),
                anOffer().called("c").at("610").of("1", "200").build(),
                anOffer().called("a").at("610").of("1", "200").build(),
                anOffer().called("d").at("609").of("1", "900").build());

        PricedRate rate = new RateCalculation(settings().build())
                .make(Rate.POLICY, MarketBooks.of(SELLING, List.of(selling)), NOW, 1)
                .priced()
                .orElseThrow();

        assertEquals(new BigDecimal("610"), rate.rate());
        assertEquals("a", rate.offers().get(0).offerId());
    }

    @Test
    void few_offers_make_a_thin_book_of_low_confidence() {
        PricedRate two = policy(priced("binance", BUYING, NOW, "600", "601"));
        PricedRate three = policy(priced("binance", BUYING, NOW, "600", "601", "602"));

        assertEquals(Confidence.LOW, two.quality().confidence());
        assertEquals(Set.of(BookFlag.THIN_BOOK), two.quality().flags());
        assertEquals(Confidence.MEDIUM, three.quality().confidence());
        assertEquals(Set.of(), three.quality().flags());
    }

    @Test
    void confidence_is_low_over_a_stale_book_and_while_the_sides_are_in_doubt() {
        String[] ten = {"600", "601", "602", "603", "604", "605", "606", "607", "608", "609"};
        OfferBook fresh = priced("binance", BUYING, NOW, ten);
        OfferBook stale = priced("binance", BUYING, STALE, ten);
        OfferBook suspect =
                new OfferBook(1, "binance", BUYING, NOW, 1, fresh.offers(), List.of(), Set.of(BookFlag.SIDE_SUSPECT));

        assertEquals(Confidence.HIGH, policy(fresh).quality().confidence());
        assertEquals(Confidence.LOW, policy(stale).quality().confidence());
        assertEquals(Confidence.LOW, policy(suspect).quality().confidence());
        BothSides crossed =
                BothSides.compared(policy(fresh), policy(priced("binance", SELLING, NOW, "700", "699", "698")));
        assertEquals(Confidence.LOW, crossed.buy().quality().confidence());
        assertEquals(Confidence.LOW, crossed.sell().quality().confidence());
        Rate narrowed = new PaymentChoice(Set.of("orange_money"), settings().build()).of(policy(stale));
        assertEquals(Confidence.LOW, narrowed.quality().confidence());
    }

    @Test
    void a_rule_that_would_leave_nothing_is_skipped_and_flagged() {
        Settings harsh =
                settings().rule(fixed("r", "XOF", null, null, "600", MARKDOWN)).build();

        PricedRate rate = made(Rate.POLICY, harsh, priced("binance", BUYING, NOW, "600", "600", "600"));

        assertEquals(new BigDecimal("600"), rate.rate());
        assertEquals(Optional.empty(), rate.rule());
        assertEquals(Set.of(BookFlag.RULE_SKIPPED), rate.quality().flags());
    }

    @Test
    void a_books_own_flags_stay_with_the_rate() {
        OfferBook suspect = new OfferBook(
                1,
                "binance",
                BUYING,
                NOW,
                1,
                priced("binance", BUYING, NOW, "600", "601", "602").offers(),
                List.of(),
                Set.of(BookFlag.SIDE_SUSPECT, BookFlag.CUT_AT_CEILING));

        assertEquals(
                Set.of(BookFlag.SIDE_SUSPECT, BookFlag.CUT_AT_CEILING),
                policy(suspect).quality().flags());
    }

    @Test
    void adjustment_that_crosses_a_market_flags_both_sides() {
        RateCalculation making = new RateCalculation(
                settings().rule(percent("r", null, null, SELL, "5", MARKUP)).build());
        Rate buy = making.make(
                Rate.POLICY, MarketBooks.of(BUYING, List.of(priced("binance", BUYING, NOW, "600"))), NOW, 1);
        Rate sell = making.make(
                Rate.POLICY, MarketBooks.of(SELLING, List.of(priced("binance", SELLING, NOW, "590"))), NOW, 1);

        BothSides sides = BothSides.compared(buy, sell);

        assertTrue(sides.buy().quality().flags().contains(BookFlag.CROSSED));
        assertTrue(sides.sell().quality().flags().contains(BookFlag.CROSSED));
    }

    private static PricedRate policy(OfferBook... books) {
        return made(Rate.POLICY, settings().build(), books);
    }

    private static PricedRate made(String source, Settings settings, OfferBook... books) {
        return make(source, settings, books).priced().orElseThrow();
    }

    private static Rate make(String source, Settings settings, OfferBook... books) {
        return new RateCalculation(settings).make(source, MarketBooks.of(BUYING, List.of(books)), NOW, 1);
    }

    @Test
    void between_platforms_ties_go_to_the_larger_maximum_then_the_smaller_offer_id() {
        Settings all = settings().policy(SourcePolicy.BEST_OF_ALL).build();
        OfferBook binance = book("binance", BUYING, NOW, tied("binance", "b", "5000"));

        assertEquals(
                "bybit",
                made(Rate.POLICY, all, binance, book("bybit", BUYING, NOW, tied("bybit", "z", "6000")))
                        .platform());
        assertEquals(
                "bybit",
                made(Rate.POLICY, all, binance, book("bybit", BUYING, NOW, tied("bybit", "a", "5000")))
                        .platform());
        assertEquals(
                "binance",
                made(Rate.POLICY, all, binance, book("bybit", BUYING, NOW, tied("bybit", "c", "5000")))
                        .platform());
    }

    private static Offer tied(String platform, String id, String max) {
        return anOffer().on(platform).called(id).at("600").of("1000", max).build();
    }

    @Test
    void a_fresh_book_without_offers_lets_the_next_ones_stale_offers_serve_as_a_fallback() {
        PricedRate rate = policy(priced("binance", BUYING, NOW), priced("bybit", BUYING, STALE, "601"));

        assertEquals("bybit", rate.platform());
        assertEquals("binance has no eligible offer", rate.origin().fallbackReason());
        assertEquals(STALE, rate.observedAt());
    }

    @Test
    void in_the_pool_of_all_a_fresh_book_without_offers_keeps_stale_ones_out() {
        Rate rate = make(
                Rate.POLICY,
                settings().policy(SourcePolicy.BEST_OF_ALL).build(),
                priced("binance", BUYING, NOW),
                priced("bybit", BUYING, STALE, "601"));

        assertEquals(Optional.of(UnavailableReason.NO_ELIGIBLE_OFFERS), rate.whyUnpriced());
    }

    @Test
    void each_book_is_as_old_as_its_own_platforms_interval_says_unless_that_is_paused() {
        OfferBook binance = priced("binance", BUYING, STALE, "600");
        OfferBook bybit = priced("bybit", BUYING, STALE, "601");
        Duration halfAnHour = Duration.ofMinutes(30);

        Settings slow = settings().refresh("bybit", halfAnHour, true).build();
        Settings paused = settings().refresh("bybit", halfAnHour, false).build();

        assertEquals("bybit", made(Rate.POLICY, slow, binance, bybit).platform());
        assertEquals("binance", made(Rate.POLICY, paused, binance, bybit).platform());
    }
}
