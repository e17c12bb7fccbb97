package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static java.math.MathContext.DECIMAL128;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.CrossExecution;
import io.usdtaggregator.model.crossing.CrossWalk;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.execution.Execution;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.SettingsBuilder;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of walking and crossing for every book, tried on books from seeds; a failure names its seed. */
class WalkPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");

    /** Rounding to 10 digits is the only slack there is. */
    private static final BigDecimal ABOVE_ONE = new BigDecimal("1.000000001");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 200).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void minima_or_not_no_amount_beats_the_best_and_coverage_lies_within_0_and_1(int seed) {
        Random random = Books.randomOf(seed);
        TradeType type = random.nextBoolean() ? TradeType.BUY : TradeType.SELL;
        List<Offer> offers = sorted(random, type);
        BigDecimal best = offers.get(0).price();
        for (int amount = 1; amount < 100_000_000; amount *= 3) {
            BigDecimal asked = BigDecimal.valueOf(amount);
            assertSound(BookWalk.fiat(offers, asked), best, type, offers);
            assertSound(BookWalk.usdt(offers, asked), best, type, offers);
            assertTrue(BookWalk.fiat(offers, asked).fiatTaken().compareTo(asked) <= 0);
            assertTrue(BookWalk.usdt(offers, asked).usdtTaken().compareTo(asked) <= 0);
        }
    }

    private static void assertSound(Execution walked, BigDecimal best, TradeType type, List<Offer> offers) {
        assertTrue(walked.coverage().signum() >= 0 && walked.coverage().compareTo(BigDecimal.ONE) <= 0);
        assertEquals(walked.executableRate() == null, walked.coverage().signum() == 0);
        assertTrue(walked.offersUsed() <= offers.size());
        if (walked.executableRate() != null) {
            BigDecimal beaten = type == TradeType.BUY
                    ? best.divide(walked.executableRate(), DECIMAL128)
                    : walked.executableRate().divide(best, DECIMAL128);
            assertTrue(beaten.compareTo(ABOVE_ONE) <= 0, () -> walked + " beats " + best);
        }
    }

    /** Minima are the one thing that breaks it: a larger amount may meet a minimum that a smaller one must skip. */
    @Test
    void with_minima_a_larger_amount_may_get_a_better_rate_and_more_coverage() {
        List<Offer> offers = List.of(
                anOffer().at("600").of("50000", "100000").build(),
                anOffer().at("610").of("1000", "30000").build());

        Execution small = BookWalk.fiat(offers, new BigDecimal("40000"));
        Execution large = BookWalk.fiat(offers, new BigDecimal("60000"));

        assertEquals("610", small.executableRate().toPlainString());
        assertEquals("0.75", small.coverage().toPlainString());
        assertEquals("600", large.executableRate().toPlainString());
        assertEquals("1", large.coverage().toPlainString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_minima_the_cover_never_grows_with_the_amount_and_what_is_taken_never_shrinks(int seed) {
        Random random = Books.randomOf(seed);
        List<Offer> offers = sorted(random, TradeType.BUY).stream()
                .map(WalkPropertiesTest::withoutMinimum)
                .toList();
        Execution last = BookWalk.fiat(offers, BigDecimal.ONE);
        for (int amount = 100; amount < 100_000_000; amount *= 3) {
            Execution next = BookWalk.fiat(offers, BigDecimal.valueOf(amount));
            assertTrue(next.coverage().compareTo(last.coverage()) <= 0);
            assertTrue(next.fiatTaken().compareTo(last.fiatTaken()) >= 0);
            last = next;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_amount_through_both_legs_never_beats_the_corridors_rate_and_never_covers_more_than_all(int seed) {
        Legs legs = new Legs(seed);
        Corridor corridor = new Corridor("XOF", null, "GHS", null);
        PricedCrossRate published = legs.cross(corridor);
        for (int amount = 100; amount < 100_000_000; amount *= 7) {
            Optional<CrossExecution> walked = CrossWalk.walk(
                    legs.leg(corridor.buyMarket()),
                    legs.leg(corridor.sellMarket()),
                    published.price().rule(),
                    BigDecimal.valueOf(amount));
            walked.ifPresent(through -> {
                assertTrue(
                        through.coverage().signum() >= 0 && through.coverage().compareTo(BigDecimal.ONE) <= 0);
                BigDecimal beaten = through.executableRate().divide(published.rate(), DECIMAL128);
                assertTrue(beaten.compareTo(ABOVE_ONE) <= 0, () -> through + " beats " + published.rate());
                assertTrue(through.sell().usdtTaken().compareTo(through.usdt()) <= 0);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void with_any_percent_rules_there_and_back_gains_only_where_a_market_is_flagged_crossed(int seed) {
        Legs legs = new Legs(seed);
        PricedCrossRate cross = legs.cross(new Corridor("XOF", null, "GHS", null));
        boolean crossed = legs.rates.values().stream()
                .anyMatch(rate -> rate.quality().flags().contains(BookFlag.CROSSED));

        BigDecimal roundTrip = cross.rate().multiply(cross.price().inverseRate());

        assertTrue(crossed || roundTrip.compareTo(ABOVE_ONE) <= 0, roundTrip::toPlainString);
    }

    private static List<Offer> sorted(Random random, TradeType type) {
        return Books.random(random, "binance", type).stream()
                .sorted(Offer.bestFirst(type))
                .toList();
    }

    private static Offer withoutMinimum(Offer offer) {
        return anOffer()
                .called(offer.offerId())
                .at(offer.price().toPlainString())
                .of("0", offer.maxFiat().toPlainString())
                .build();
    }

    /** Two currencies' markets on random books, under random rules per side and one cross rule to the client's harm. */
    private static final class Legs {
        private final Settings settings;
        private final Map<Market, Rate> rates = new TreeMap<>();

        Legs(int seed) {
            Random random = Books.randomOf(seed);
            settings = new SettingsBuilder()
                    .rule(rule("buy", TradeType.BUY, random))
                    .rule(rule("sell", TradeType.SELL, random))
                    .cross(SettingsBuilder.crossRule(
                            "c", null, null, AdjustmentMode.PERCENT, "0." + random.nextInt(10), "0.5"))
                    .build();
            for (String fiat : List.of("XOF", "GHS")) {
                Place place = new Place(fiat, null);
                BothSides sides = BothSides.compared(rate(place.buy(), random), rate(place.sell(), random));
                rates.put(place.buy(), sides.buy());
                rates.put(place.sell(), sides.sell());
            }
        }

        private static AdjustmentRule rule(String id, TradeType type, Random random) {
            Direction direction = random.nextBoolean() ? Direction.MARKUP : Direction.MARKDOWN;
            return SettingsBuilder.percent(id, null, null, type, "1." + random.nextInt(10), direction);
        }

        private Rate rate(Market market, Random random) {
            List<Offer> offers = Books.random(random, "binance", market.tradeType());
            return new RateCalculation(settings)
                    .make(
                            Rate.POLICY,
                            MarketBooks.of(market, List.of(Books.book(1, "binance", market, NOW, offers))),
                            NOW,
                            1);
        }

        PricedRate leg(Market market) {
            return rates.get(market).priced().orElseThrow();
        }

        PricedCrossRate cross(Corridor corridor) {
            return new CrossCalculation(settings)
                    .make(corridor, market -> Optional.ofNullable(rates.get(market)), NOW, 1)
                    .priced()
                    .orElseThrow();
        }
    }
}
