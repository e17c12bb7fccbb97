package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentChoiceTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(200);
    private static final Market ZONE = Market.zone("XOF", TradeType.BUY);
    private static final Offer BEST =
            anOffer().on("binance").at("600").paidBy("wave").build();
    private static final Offer NEXT =
            anOffer().on("bybit").at("601").paidBy("mtn").build();

    @Test
    void a_narrowed_rate_is_as_old_as_the_book_of_its_best_offer() {
        PricedRate narrowed = choice("mtn")
                .of(rate(Map.of("binance", NOON, "bybit", BEFORE)))
                .priced()
                .orElseThrow();

        assertEquals("bybit", narrowed.platform());
        assertEquals(BEFORE, narrowed.observedAt());
    }

    @Test
    void a_rate_of_one_book_keeps_its_age_through_json_and_back() {
        Rate one = rate(Map.of());
        Rate several = rate(Map.of("binance", NOON, "bybit", BEFORE));

        assertEquals(Optional.of(NOON), choice("mtn").of(one).lastObservedAt());
        assertEquals(one, MarketJson.read(MarketJson.write(one), Rate.class));
        assertEquals(several, MarketJson.read(MarketJson.write(several), Rate.class));
    }

    @Test
    void a_payment_method_narrows_before_the_outlier_cut() {
        PricedRate whole = published(sixByBankAndThreeByWave());

        PricedRate byWave = choice("wave").of(whole).priced().orElseThrow();

        assertEquals(Map.of(DropReason.OUTLIER, 3), whole.quality().excluded());
        assertEquals("600", whole.rate().toPlainString());
        assertEquals("640", byWave.rate().toPlainString());
        assertEquals("641", byWave.price().median().toPlainString());
        assertEquals(Map.of(DropReason.PAYMENT_METHOD, 6), byWave.quality().excluded());
        assertEquals(3, byWave.quality().offersEligible());
    }

    @Test
    void of_several_payment_methods_any_one_is_enough() {
        PricedRate whole = published(sixByBankAndThreeByWave());

        Rate either =
                new PaymentChoice(Set.of("wave", "bank_transfer"), settings().build()).of(whole);

        assertEquals("600", either.number().orElseThrow().toPlainString());
        assertEquals(whole.quality(), either.quality());
        assertEquals(whole.filtered(), either.priced().orElseThrow().filtered());
    }

    @Test
    void a_rate_of_which_all_offers_are_set_aside_has_one_by_a_payment_method() {
        OfferBook wave = Books.book("binance", ZONE, NOON, byWave("640"), byWave("641"), byWave("642"));
        OfferBook bank = Books.book(
                1,
                "bybit",
                ZONE,
                NOON,
                Stream.of("600", "601", "602", "603", "604", "605")
                        .map(price -> anOffer()
                                .on("bybit")
                                .at(price)
                                .paidBy("bank_transfer")
                                .build())
                        .toList());
        Settings settings = settings()
                .rule(percent("r", "XOF", null, null, "1", Direction.MARKUP))
                .build();
        Rate onBinance =
                new RateCalculation(settings).make("binance", MarketBooks.of(ZONE, List.of(wave, bank)), NOON, 1);

        Rate byWave = new PaymentChoice(Set.of("wave"), settings).of(onBinance);

        assertEquals(Optional.of(UnavailableReason.NO_ELIGIBLE_OFFERS), onBinance.whyUnpriced());
        assertEquals("646.4", byWave.number().orElseThrow().toPlainString());
        assertEquals(Optional.of(NOON), byWave.lastObservedAt());
    }

    @Test
    void a_narrowed_rate_says_that_few_offers_are_left() {
        Rate byWave = choice("wave").of(published(List.of(byBank("600"), byBank("601"), byBank("602"), byWave("603"))));

        assertEquals(Set.of(BookFlag.THIN_BOOK), byWave.quality().flags());
    }

    private static List<Offer> sixByBankAndThreeByWave() {
        return Stream.concat(
                        Stream.of("600", "601", "602", "603", "604", "605").map(PaymentChoiceTest::byBank),
                        Stream.of("640", "641", "642").map(PaymentChoiceTest::byWave))
                .toList();
    }

    private static Offer byBank(String price) {
        return anOffer().at(price).paidBy("bank_transfer").build();
    }

    private static Offer byWave(String price) {
        return anOffer().at(price).paidBy("wave").build();
    }

    private static PricedRate published(List<Offer> offers) {
        OfferBook book = Books.book(1, "binance", ZONE, NOON, offers);
        return new RateCalculation(settings().build())
                .make(Rate.POLICY, MarketBooks.of(ZONE, List.of(book)), NOON, 1)
                .priced()
                .orElseThrow();
    }

    private static PaymentChoice choice(String method) {
        return new PaymentChoice(Set.of(method), settings().build());
    }

    private static PricedRate rate(Map<String, Instant> bookTimes) {
        return aRate().offering(BEST, NEXT)
                .observedAt(NOON)
                .ofBooksReadAt(bookTimes)
                .build();
    }
}
