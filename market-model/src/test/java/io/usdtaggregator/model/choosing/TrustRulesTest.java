package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.Books.book;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBuilder;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.SourcePolicy;
import io.usdtaggregator.model.settings.rule.Trust;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that judge the offers of a market together: outliers, the guard of thin books, support (docs/domain.md, 2). */
class TrustRulesTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market ZONE = Market.zone("XOF", TradeType.BUY);
    private static final Market COUNTRY = Market.in("XOF", "CI", TradeType.BUY);
    private static final List<Offer> NINE =
            offers("600", "600.5", "601", "601.5", "602", "602.5", "603", "603.5", "604");

    @Test
    void a_price_far_from_the_median_of_six_merchants_is_an_outlier() {
        PricedRate rate = zone(offers("600", "601", "602", "603", "604", "700"));

        assertEquals(Map.of(DropReason.OUTLIER, 1), rate.quality().excluded());
        assertEquals(5, rate.quality().offersEligible());
    }

    @Test
    void a_best_price_that_stands_alone_is_set_aside_whatever_it_offers() {
        PricedRate rate =
                zone(and(NINE, anOffer().at("588").of("1000", "588000000").build()));

        assertEquals("600", rate.rate().toPlainString());
        assertEquals(Map.of(DropReason.UNSUPPORTED, 1), rate.quality().excluded());
        assertEquals("588", rate.filtered().setAside().get(0).offer().price().toPlainString());
        assertEquals(DropReason.UNSUPPORTED, rate.filtered().setAside().get(0).reason());
    }

    @Test
    void a_second_merchant_near_the_best_price_supports_it() {
        assertEquals(
                "588",
                zone(and(NINE, priced("588").build(), priced("590").build()))
                        .rate()
                        .toPlainString());
        // 1 % of 588 is 5.88
        assertEquals(
                "588",
                zone(and(NINE, priced("588").build(), priced("593.88").build()))
                        .rate()
                        .toPlainString());
        assertEquals(
                "600",
                zone(and(NINE, priced("588").build(), priced("593.89").build()))
                        .rate()
                        .toPlainString(),
                "neither has another merchant near it");
    }

    @Test
    void a_selling_client_is_guarded_from_the_other_end() {
        Market selling = ZONE.otherSide();
        List<Offer> bait = and(NINE, priced("616").build());

        Rate rate = new RateCalculation(settings().build())
                .make(Rate.POLICY, MarketBooks.of(selling, List.of(book(1, "binance", selling, NOW, bait))), NOW, 1);

        assertEquals("604", rate.number().orElseThrow().toPlainString());
        assertEquals(Map.of(DropReason.UNSUPPORTED, 1), rate.quality().excluded());
    }

    @Test
    void thirty_offers_of_one_merchant_are_one_voice() {
        List<Offer> flood = IntStream.range(0, 30)
                .mapToObj(number -> priced("585").with(merchant("flood")).build())
                .toList();

        PricedRate rate = zone(and(NINE, flood.toArray(Offer[]::new)));

        assertEquals("600", rate.rate().toPlainString());
        assertEquals("602", rate.price().median().toPlainString());
        assertEquals(Map.of(DropReason.UNSUPPORTED, 30), rate.quality().excluded());
        assertEquals(39, rate.quality().offersSeen());
    }

    @Test
    void a_merchant_without_an_id_counts_by_each_offer() {
        Offer one =
                priced("588").with(new Merchant(null, "One", null, null, null)).build();
        Offer other = priced("589").with(null).build();

        assertEquals("588", zone(and(NINE, one, other)).rate().toPlainString());
    }

    @Test
    void merchants_of_one_id_on_two_platforms_are_two() {
        Settings pooled = settings().policy(SourcePolicy.BEST_OF_ALL).build();
        Offer here = priced("588").on("binance").with(merchant("same")).build();
        Offer there = priced("588").on("bybit").with(merchant("same")).build();

        Rate rate = new RateCalculation(pooled)
                .make(
                        Rate.POLICY,
                        MarketBooks.of(
                                ZONE,
                                List.of(
                                        book(1, "binance", ZONE, NOW, and(NINE, here)),
                                        book(1, "bybit", ZONE, NOW, List.of(there)))),
                        NOW,
                        1);

        assertEquals("588", rate.number().orElseThrow().toPlainString());
    }

    @Test
    void offers_of_another_platform_support_the_best_price_of_this_one() {
        MarketBooks books = MarketBooks.of(
                ZONE,
                List.of(
                        book(1, "binance", ZONE, NOW, and(NINE, priced("588").build())),
                        book(
                                1,
                                "bybit",
                                ZONE,
                                NOW,
                                List.of(priced("590").on("bybit").build()))));

        Rate rate = new RateCalculation(settings().build()).make("binance", books, NOW, 1);

        assertEquals("588", rate.number().orElseThrow().toPlainString());
    }

    @Test
    void a_market_of_scattered_prices_keeps_a_rate() {
        PricedRate rate = zone(offers("588", "594.9", "602", "609.2", "616.4"));

        assertEquals("594.9", rate.rate().toPlainString());
        assertEquals(4, rate.quality().offersEligible());
    }

    @Test
    void with_fewer_than_five_merchants_nobody_needs_support() {
        assertEquals("588", zone(offers("588", "600", "601", "602")).rate().toPlainString());
    }

    @Test
    void a_thin_country_is_guarded_by_its_zone() {
        Rate rate = country(settings().build(), offers("540.8", "541", "602", "663"));

        // 10 % below the zone's 602 is 541.8, 10 % above it 662.2
        assertEquals("602", rate.number().orElseThrow().toPlainString());
        assertEquals(Map.of(DropReason.OUTLIER, 3), rate.quality().excluded());
        assertEquals("602", rate.filtered().zoneReference().toPlainString());
    }

    @Test
    void a_thin_country_without_a_price_near_its_zone_has_no_rate() {
        Rate rate = country(settings().build(), offers("300"));

        assertEquals(Optional.of(UnavailableReason.NO_ELIGIBLE_OFFERS), rate.whyUnpriced());
        assertEquals(Map.of(DropReason.OUTLIER, 1), rate.quality().excluded());
    }

    @Test
    void a_zone_itself_this_thin_keeps_all() {
        assertEquals("300", zone(offers("300", "600", "601", "602")).rate().toPlainString());
        Rate country = new RateCalculation(settings().build())
                .make(
                        Rate.POLICY,
                        booksOf(COUNTRY, offers("300")),
                        new RateCalculation(settings().build())
                                .zoneReference(booksOf(ZONE, offers("600", "601", "602", "603")), NOW),
                        NOW,
                        1);
        assertEquals("300", country.number().orElseThrow().toPlainString());
    }

    @Test
    void six_by_bank_and_three_by_wave_give_a_rate_by_wave() {
        List<Offer> all = and(
                Stream.of("600", "601", "602", "603", "604", "605")
                        .map(price -> priced(price).paidBy("bank_transfer").build())
                        .toList(),
                priced("640").paidBy("wave").build(),
                priced("641").paidBy("wave").build(),
                priced("642").paidBy("wave").build());

        Rate byWave = new PaymentChoice(Set.of("wave"), settings().build()).of(zone(all));

        assertEquals("640", byWave.number().orElseThrow().toPlainString());
    }

    @Test
    void few_offers_by_one_payment_method_are_guarded_by_the_zone_of_all_methods() {
        Rate whole = zone(and(
                NINE.stream().toList(),
                priced("540").paidBy("wave").build(),
                priced("541").paidBy("wave").build(),
                priced("655").paidBy("wave").build()));

        Rate byWave = new PaymentChoice(Set.of("wave"), settings().build()).of(whole);

        assertEquals("655", byWave.number().orElseThrow().toPlainString());
        assertEquals(
                Map.of(DropReason.PAYMENT_METHOD, 9, DropReason.OUTLIER, 2),
                byWave.quality().excluded());
    }

    @Test
    void a_payment_method_narrows_before_support_is_asked_for() {
        List<Offer> wave = Stream.of("606", "616", "617", "618", "619")
                .map(price -> priced(price).paidBy("wave").build())
                .toList();
        Rate whole = zone(and(NINE, wave.toArray(Offer[]::new)));

        Rate byWave = new PaymentChoice(Set.of("wave"), settings().build()).of(whole);

        assertEquals("600", whole.number().orElseThrow().toPlainString());
        assertEquals("616", byWave.number().orElseThrow().toPlainString());
        assertEquals(1, byWave.quality().excluded().get(DropReason.UNSUPPORTED));
    }

    @Test
    void each_trust_setting_changes_an_answer() {
        List<Offer> baited = and(NINE, priced("588").build());
        assertEquals("600", rate(trust("0", "0", 2, "1"), baited));
        assertEquals("588", rate(trust("0", "0", 1, "1"), baited), "1 merchant turns support off");
        assertEquals("588", rate(trust("0", "0", 2, "2.05"), baited), "600 is 2.04 % away");
        assertEquals(
                "600", rate(trust("0", "0", 3, "1"), and(baited, priced("589").build())));

        List<Offer> thin = offers("540", "602");
        assertEquals("602", countryRate(trust("0", "10", 1, "1"), thin));
        assertEquals("540", countryRate(trust("0", "11", 1, "1"), thin));
        assertEquals("540", countryRate(trust("0", "0", 1, "1"), thin), "0 turns the guard off");
    }

    @Test
    void confidence_counts_merchants() {
        List<Offer> ofTwo = IntStream.range(0, 20)
                .mapToObj(
                        number -> priced("600").with(merchant("m" + number % 2)).build())
                .toList();

        assertEquals("LOW", zone(ofTwo).quality().confidence().name());
        assertEquals("MEDIUM", zone(NINE).quality().confidence().name());
        assertEquals(
                "HIGH",
                zone(and(NINE, priced("604").build())).quality().confidence().name());
    }

    private static Settings trust(String capacity, String guard, int merchants, String percent) {
        return settings()
                .trust(new Trust(new BigDecimal(capacity), new BigDecimal(guard), merchants, new BigDecimal(percent)))
                .build();
    }

    private static String rate(Settings settings, List<Offer> offers) {
        return new RateCalculation(settings)
                .make(Rate.POLICY, booksOf(ZONE, offers), NOW, 1)
                .number()
                .orElseThrow()
                .toPlainString();
    }

    private static String countryRate(Settings settings, List<Offer> offers) {
        return country(settings, offers).number().orElseThrow().toPlainString();
    }

    /** Of a country in a zone of nine merchants around 602. */
    private static Rate country(Settings settings, List<Offer> offers) {
        RateCalculation calculation = new RateCalculation(settings);
        return calculation.make(
                Rate.POLICY, booksOf(COUNTRY, offers), calculation.zoneReference(booksOf(ZONE, NINE), NOW), NOW, 1);
    }

    private static PricedRate zone(List<Offer> offers) {
        return new RateCalculation(settings().build())
                .make(Rate.POLICY, booksOf(ZONE, offers), NOW, 1)
                .priced()
                .orElseThrow();
    }

    private static MarketBooks booksOf(Market market, List<Offer> offers) {
        return MarketBooks.of(market, List.of(book(1, "binance", market, NOW, offers)));
    }

    private static List<Offer> offers(String... prices) {
        return Stream.of(prices).map(price -> priced(price).build()).collect(Collectors.toList());
    }

    private static List<Offer> and(List<Offer> some, Offer... more) {
        List<Offer> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static OfferBuilder priced(String price) {
        return anOffer().at(price);
    }

    private static Merchant merchant(String id) {
        return new Merchant(id, id, true, 100, new BigDecimal("0.99"));
    }
}
