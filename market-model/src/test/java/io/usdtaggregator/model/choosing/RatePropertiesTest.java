package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.Books.book;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.rate.Direction.MARKUP;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every book, tried on books from seeds; a failure names its seed. */
class RatePropertiesTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_offers_never_matters(int seed) {
        Random random = Books.randomOf(seed);
        TradeType type = type(random);
        List<Offer> offers = Books.random(random, "binance", type);
        PricedRate before = rate(settings().build(), type, offers);

        Collections.shuffle(offers, random);

        assertEquals(before, rate(settings().build(), type, offers));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_better_eligible_offer_never_makes_the_best_worse(int seed) {
        Random random = Books.randomOf(seed);
        TradeType type = type(random);
        List<Offer> offers = Books.random(random, "binance", type);
        Settings uncut = settings().withoutPoolRules().build();
        PricedRate before = rate(uncut, type, offers);
        BigDecimal better = before.rate().add(new BigDecimal(type == TradeType.BUY ? "-1" : "1"));

        offers.add(anOffer().called("better").at(better.toPlainString()).build());

        assertEquals(0, better.compareTo(rate(uncut, type, offers).rate()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_executable_rate_never_beats_the_best_and_worsens_with_the_amount_where_all_minima_are_met(int seed) {
        Random random = Books.randomOf(seed);
        TradeType type = type(random);
        List<Offer> offers = Books.random(random, "binance", type).stream()
                .map(offer -> anOffer()
                        .called(offer.offerId())
                        .at(offer.price().toPlainString())
                        .of("0", offer.maxFiat().toPlainString())
                        .build())
                .toList();
        PricedRate rate = rate(settings().build(), type, offers);
        Comparator<BigDecimal> bestFirst = type.bestFirst();
        BigDecimal last = rate.rate();
        for (int amount = 1_000; amount < 10_000_000; amount *= 3) {
            BigDecimal executable =
                    BookWalk.fiat(rate.offers(), BigDecimal.valueOf(amount)).executableRate();
            // Rounding to 10 digits is the only slack there is.
            BigDecimal slack = last.movePointLeft(9);
            assertTrue(bestFirst.compare(last, executable) <= 0
                    || last.subtract(executable).abs().compareTo(slack) <= 0);
            last = executable;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void percent_rules_commute_with_scaling(int seed) {
        Random random = Books.randomOf(seed);
        TradeType type = type(random);
        List<Offer> offers = Books.random(random, "binance", type);
        BigDecimal scale = BigDecimal.valueOf(2 + random.nextInt(50));
        Settings marked = settings()
                .withoutPoolRules()
                .rule(percent("r", null, null, null, "1.5", MARKUP))
                .build();

        PricedRate scaled = rate(
                marked,
                type,
                offers.stream()
                        .map(offer -> anOffer()
                                .called(offer.offerId())
                                .at(offer.price().multiply(scale).toPlainString())
                                .build())
                        .toList());

        assertEquals(0, rate(marked, type, offers).rate().multiply(scale).compareTo(scaled.rate()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void there_and_back_never_gains_where_books_are_not_crossed(int seed) {
        Random random = Books.randomOf(seed);
        Place west = new Place("XOF", null);
        Place ghana = new Place("GHS", null);
        Map<Market, Rate> rates = Map.of(
                west.buy(), rate(settings().build(), west.buy(), Books.random(random, "binance", TradeType.BUY)),
                west.sell(), rate(settings().build(), west.sell(), Books.random(random, "binance", TradeType.SELL)),
                ghana.buy(), rate(settings().build(), ghana.buy(), Books.random(random, "binance", TradeType.BUY)),
                ghana.sell(), rate(settings().build(), ghana.sell(), Books.random(random, "binance", TradeType.SELL)));

        PricedCrossRate cross = new CrossCalculation(settings().build())
                .make(new Corridor("XOF", null, "GHS", null), market -> Optional.ofNullable(rates.get(market)), NOW, 1)
                .priced()
                .orElseThrow();

        BigDecimal roundTrip = cross.rate().multiply(cross.price().inverseRate());
        assertTrue(roundTrip.compareTo(new BigDecimal("1.000000001")) <= 0, roundTrip.toPlainString());
    }

    private static TradeType type(Random random) {
        return random.nextBoolean() ? TradeType.BUY : TradeType.SELL;
    }

    private static PricedRate rate(Settings settings, TradeType type, List<Offer> offers) {
        return rate(settings, Market.zone("XOF", type), offers);
    }

    private static PricedRate rate(Settings settings, Market market, List<Offer> offers) {
        return new RateCalculation(settings)
                .make(
                        Rate.POLICY,
                        MarketBooks.of(market, List.of(book(1, "binance", market, NOW, new ArrayList<>(offers)))),
                        NOW,
                        1)
                .priced()
                .orElseThrow();
    }
}
