package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.Books.book;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.SourcePolicy;
import io.usdtaggregator.model.settings.rule.Trust;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the filters and of choosing for every book, tried on books from seeds; a failure names its seed. */
class FilterPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final BigDecimal OUTLIER_FRACTION = new BigDecimal("0.03");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 300).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void filtering_again_under_the_same_settings_changes_nothing(int seed) {
        World world = new World(seed);
        OfferBook once = world.filter(world.readable());

        assertEquals(once, new FilterPipeline(world.settings).filter(once, once.version()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void filtering_neither_loses_nor_makes_offers(int seed) {
        World world = new World(seed);
        OfferBook filtered = world.filter(world.readable());

        assertEquals(
                world.offers.stream().map(Offer::offerId).sorted().toList(),
                filtered.readable().map(Offer::offerId).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_offer_that_is_not_eligible_changes_no_figure(int seed) {
        World world = new World(seed);
        OfferBook with = world.filter(world.readable());
        OfferBook without = world.filter(book(1, "binance", world.market, NOW, with.offers()));

        Rate rate = world.rate(with);
        Rate other = world.rate(without);

        assertEquals(figures(other), figures(rate));
        assertEquals(world.offers.size(), rate.quality().offersSeen());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_books_and_of_offers_in_them_never_matters_to_the_pool_of_all(int seed) {
        World world = new World(seed);
        List<OfferBook> books = new ArrayList<>(Stream.of("binance", "bybit", "okx")
                .map(platform ->
                        book(1, platform, world.market, NOW, Books.random(world.random, platform, world.type())))
                .toList());
        Settings pooled = settings().policy(SourcePolicy.BEST_OF_ALL).build();
        PricedRate before = made(pooled, world.market, books);

        Collections.shuffle(books, world.random);
        List<OfferBook> shuffled = books.stream()
                .map(book -> {
                    List<Offer> offers = new ArrayList<>(book.offers());
                    Collections.shuffle(offers, world.random);
                    return book(1, book.platform(), world.market, NOW, offers);
                })
                .toList();

        assertEquals(before, make(pooled, world.market, shuffled));
        assertEquals(
                before.offers().stream().sorted(Offer.bestFirst(world.type())).toList(), before.offers());
    }

    /**
     * With the cut on, a better offer moves the median and the deviation. All that can be lost by it are offers farther
     * than p % from the new median; whatever lies nearer is kept whatever the deviation is.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void under_the_cut_a_better_offer_makes_the_best_worse_only_where_the_old_best_leaves_the_band(int seed) {
        World world = new World(seed);
        List<Offer> offers = new ArrayList<>(world.offers);
        Settings cut = settings().trust(Trust.OFF).build();
        PricedRate before = made(cut, world.market, List.of(book(1, "binance", world.market, NOW, offers)));
        BigDecimal step = BigDecimal.valueOf(1 + world.random.nextInt(60));
        BigDecimal better = world.type() == TradeType.BUY
                ? before.rawRate().subtract(step)
                : before.rawRate().add(step);
        offers.add(anOffer()
                .on("binance")
                .called("better")
                .at(better.toPlainString())
                .build());

        PricedRate after = made(cut, world.market, List.of(book(1, "binance", world.market, NOW, offers)));

        boolean worse = world.type().bestFirst().compare(after.rawRate(), before.rawRate()) > 0;
        BigDecimal median =
                Median.of(offers.stream().map(Offer::price).toList()).orElseThrow();
        BigDecimal away = before.rawRate().subtract(median).abs();
        assertTrue(
                !worse || away.compareTo(median.multiply(OUTLIER_FRACTION)) > 0,
                () -> before.rawRate() + " -> " + after.rawRate() + " with " + better);
        boolean kept = after.offers().stream().anyMatch(offer -> offer.offerId().equals("better"));
        assertTrue(!kept || after.rawRate().compareTo(better) == 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void offers_near_the_median_survive_the_cut_and_none_survives_that_is_farther_than_both_limits(int seed) {
        World world = new World(seed);
        PricedRate rate = made(
                settings().trust(Trust.OFF).build(),
                world.market,
                List.of(book(1, "binance", world.market, NOW, world.offers)));
        BigDecimal median =
                Median.of(world.offers.stream().map(Offer::price).toList()).orElseThrow();
        long near = world.offers.stream()
                .filter(offer -> offer.price().subtract(median).abs().compareTo(median.multiply(OUTLIER_FRACTION)) <= 0)
                .count();

        int kept = rate.offers().size();
        assertTrue(kept >= near);
        // At least half of the deviations are not above their median, which three times itself never cuts.
        assertTrue(kept * 2 >= world.offers.size());
        assertEquals(world.offers.size() - kept, rate.quality().excluded().getOrDefault(DropReason.OUTLIER, 0));
    }

    private static List<Object> figures(Rate rate) {
        return rate.fold(
                priced -> List.of(priced.price(), priced.platform(), priced.offers()),
                unpriced -> List.of(unpriced.reason()));
    }

    private static PricedRate made(Settings settings, Market market, List<OfferBook> books) {
        return make(settings, market, books).priced().orElseThrow();
    }

    private static Rate make(Settings settings, Market market, List<OfferBook> books) {
        return new RateCalculation(settings).make(Rate.POLICY, MarketBooks.of(market, books), NOW, 1);
    }

    /** A market, limits of liquidity and of merchants, and offers on both sides of them, all from one seed. */
    private static final class World {
        private final Random random;
        private final Market market;
        private final Settings settings;
        private final List<Offer> offers;

        World(int seed) {
            random = Books.randomOf(seed);
            market = Market.zone("XOF", random.nextBoolean() ? TradeType.BUY : TradeType.SELL);
            int min = random.nextInt(300_000);
            settings = settings()
                    .liquidity(
                            type(), "XOF", BigDecimal.valueOf(min), BigDecimal.valueOf(min + random.nextInt(300_000)))
                    .merchants(random.nextInt(200), "0.9")
                    .build();
            offers = Books.random(random, "binance", type()).stream()
                    .map(offer -> anOffer()
                            .on("binance")
                            .called(offer.offerId())
                            .at(offer.price().toPlainString())
                            .of(offer.minFiat().toPlainString(), offer.maxFiat().toPlainString())
                            .with(merchant())
                            .build())
                    .toList();
        }

        private Merchant merchant() {
            return new Merchant(
                    "m",
                    "M",
                    random.nextBoolean(),
                    random.nextInt(4) == 0 ? null : random.nextInt(400),
                    random.nextInt(4) == 0 ? null : BigDecimal.valueOf(80 + random.nextInt(21), 2));
        }

        TradeType type() {
            return market.tradeType();
        }

        OfferBook readable() {
            return book(1, "binance", market, NOW, offers);
        }

        OfferBook filter(OfferBook book) {
            return new FilterPipeline(settings).filter(book, 1);
        }

        Rate rate(OfferBook book) {
            return make(settings, market, List.of(book));
        }
    }
}
