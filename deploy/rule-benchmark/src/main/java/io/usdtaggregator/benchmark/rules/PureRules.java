package io.usdtaggregator.benchmark.rules;

import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.execution.Execution;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What each rule takes for one book. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PureRules {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("GHS", TradeType.SELL);

    /** Offers in the book. */
    @Param({"20", "100", "500"})
    public int offers;

    private Settings settings;
    private OfferBook book;
    private String json;
    private MarketBooks books;
    private PricedRate rate;
    private BigDecimal half;
    private Map<Market, Rate> legs;

    @Setup
    public void fill() {
        settings = FirstStart.settings();
        book = book(BUY, 600);
        json = MarketJson.write(book);
        books = MarketBooks.of(BUY, List.of(book));
        rate = wholeMarketToRate().priced().orElseThrow();
        half = rate.offers().stream()
                .map(Offer::maxFiat)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointLeft(1)
                .multiply(new BigDecimal("5"));
        Rate ghana =
                new RateCalculation(settings).make(Rate.POLICY, MarketBooks.of(SELL, List.of(book(SELL, 12))), NOW, 1);
        legs = Map.of(BUY, rate, SELL, ghana);
    }

    private OfferBook book(Market market, int price) {
        Random random = new Random(offers);
        List<Offer> made = IntStream.range(0, offers)
                .mapToObj(number -> offer(number, price * 1_000L + random.nextInt(price * 30), random))
                .toList();
        return new OfferBook(1, "binance", market, NOW, 1, made, List.of(), Set.of());
    }

    private static Offer offer(int number, long milliPrice, Random random) {
        int min = 1_000 + random.nextInt(50_000);
        return new Offer(
                "binance",
                "offer-" + number,
                BigDecimal.valueOf(milliPrice, 3),
                BigDecimal.valueOf(random.nextInt(1_000_000), 2),
                BigDecimal.valueOf(min),
                BigDecimal.valueOf(min + random.nextInt(1_000_000)),
                List.of(new PaymentMethod("orange_money", "Orange Money")),
                new Merchant("m-" + number, "Merchant " + number, true, 100, new BigDecimal("0.99")));
    }

    @Benchmark
    public OfferBook filtering() {
        return new FilterPipeline(settings).filter(book, 2);
    }

    /** The rules that judge all offers of a market together: outliers, each merchant once, and support of the best. */
    @Benchmark
    public FilteredOffers judging() {
        return new FilterPipeline(settings).judge(book.market(), book.offers(), Optional.empty());
    }

    /** An amount that takes half of all there is. */
    @Benchmark
    public Execution walking() {
        return BookWalk.fiat(rate.offers(), half);
    }

    /** Choosing with the outlier cut, adjusting, quality. */
    @Benchmark
    public Rate wholeMarketToRate() {
        return new RateCalculation(settings).make(Rate.POLICY, books, NOW, 1);
    }

    @Benchmark
    public CrossRate crossing() {
        return new CrossCalculation(settings)
                .make(new Corridor("XOF", null, "GHS", null), market -> Optional.ofNullable(legs.get(market)), NOW, 1);
    }

    /** What stands around the rules: the book out of its JSON. */
    @Benchmark
    public OfferBook readingTheBook() {
        return MarketJson.read(json, OfferBook.class);
    }

    /** And the rate into its JSON. */
    @Benchmark
    public String writingTheRate() {
        return MarketJson.write(rate);
    }
}
