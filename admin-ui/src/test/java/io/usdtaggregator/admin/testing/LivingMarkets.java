package io.usdtaggregator.admin.testing;

import io.quarkus.redis.datasource.RedisDataSource;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All markets of the first start as staff see them on an ordinary day: two platforms read, Senegal served by the second one, Niger
 * stale, Chad of few merchants, and no offer that counts in Guinea-Bissau and Equatorial Guinea.
 */
public final class LivingMarkets {
    private static final String FIRST = "binance";
    private static final String SECOND = "bybit";
    private static final List<String> PLATFORMS = List.of(FIRST, SECOND);
    private static final Set<String> WITHOUT_OFFERS = Set.of("GW", "GQ");
    private static final List<Place> FIRST_START = Stream.of(
                    "XOF - BJ BF CI GW ML NE SN TG", "XAF - CM CF TD CG GQ GA", "GHS - GH")
            .flatMap(LivingMarkets::places)
            .toList();

    private final RedisDataSource redis;
    private final List<Place> all;
    private final Instant now;

    public LivingMarkets(RedisDataSource redis) {
        this(redis, FIRST_START);
    }

    /** Of these places in the place of those of the first start. */
    public LivingMarkets(RedisDataSource redis, List<Place> places) {
        this.redis = redis;
        this.all = places;
        this.now = Instant.now();
    }

    private static Stream<Place> places(String words) {
        List<String> parts = List.of(words.split(" "));
        return parts.stream().skip(1).map(country -> new Place(parts.get(0), country.equals("-") ? null : country));
    }

    /** Everything, read a few seconds ago. */
    public void write() {
        all.forEach(place -> place.sides().forEach(this::market));
        all.stream().filter(from -> from.country() == null).forEach(from -> all.stream()
                .filter(to -> to.country() == null && !to.equals(from))
                .forEach(to -> cross(from, to)));
        cross(Place.of(MarketsInRedis.XOF_BUY), Place.of(MarketsInRedis.GHS_SELL));
        ReadRecord.Failure failure =
                new ReadRecord.Failure(now.minusSeconds(5400), ReadStatus.THROTTLED, "HTTP 429", 212);
        Instant good = now.minusSeconds(7500);
        redis.list(String.class)
                .lpush(
                        RedisKeys.gaps(FIRST),
                        MarketJson.write(new Gap(MarketsInRedis.XOF_BUY, good, failure)),
                        MarketJson.write(new Gap(MarketsInRedis.XOF_SELL, good, failure)));
    }

    public void remove() {
        redis.key().del(RedisKeys.RATES, RedisKeys.CROSS_RATES);
        for (String platform : PLATFORMS) {
            redis.key().del(RedisKeys.gaps(platform), RedisKeys.reads(platform));
            all.forEach(place -> place.sides().forEach(side -> redis.key().del(RedisKeys.book(platform, side))));
        }
    }

    /** The first platform's book of a market with so many offers that passed its filters. */
    public void crowd(Market market, int offers) {
        List<BookOffers.Dropped> dropped = BookOffers.dropped(FIRST, market);
        OfferBook book = new OfferBook(
                1,
                FIRST,
                market,
                now,
                1,
                BookOffers.many(FIRST, market, offers),
                dropped.stream().map(BookOffers.Dropped::asRead).toList(),
                Set.of());
        redis.value(String.class).set(RedisKeys.book(FIRST, market), MarketJson.write(book));
    }

    /** As the policy would have published it. */
    public Rate rate(Market market) {
        return WITHOUT_OFFERS.contains(String.valueOf(market.country())) ? unpriced(market) : priced(market);
    }

    private void market(Market market) {
        Rate told = rate(market);
        put(RedisKeys.RATES, RedisKeys.rateField(Rate.POLICY, market), told);
        for (String platform : PLATFORMS) {
            put(
                    RedisKeys.RATES,
                    RedisKeys.rateField(platform, market),
                    told.isPriced() ? priced(market, platform, platform) : told);
            List<BookOffers.Dropped> dropped = BookOffers.dropped(platform, market);
            OfferBook book = new OfferBook(
                    1,
                    platform,
                    market,
                    readAt(market, platform),
                    1,
                    told.isPriced() ? BookOffers.kept(platform, market) : List.of(),
                    dropped.stream().map(BookOffers.Dropped::asRead).toList(),
                    Set.of());
            redis.value(String.class).set(RedisKeys.book(platform, market), MarketJson.write(book));
            put(RedisKeys.reads(platform), market.key(), read(market, platform));
        }
    }

    private ReadRecord read(Market market, String platform) {
        Instant good = readAt(market, platform);
        boolean failing = Duration.between(good, now).toMinutes() > 5;
        ReadRecord.Failure failure = new ReadRecord.Failure(
                failing ? now.minusSeconds(20) : now.minusSeconds(5400), ReadStatus.THROTTLED, "HTTP 429", 212);
        return new ReadRecord(
                market,
                failing ? failure.at() : good,
                failing ? failure.status() : ReadStatus.READ,
                good,
                failing ? good.plusSeconds(60) : null,
                failure,
                List.of(180L + market.key().length() * 7L, 240L, 310L));
    }

    private PricedRate priced(Market market) {
        return priced(market, Rate.POLICY, isSecond(market) ? SECOND : FIRST);
    }

    private static boolean isSecond(Market market) {
        return "SN".equals(market.country());
    }

    private Instant readAt(Market market, String platform) {
        boolean isLate = "NE".equals(market.country()) || isSecond(market) && platform.equals(FIRST);
        return isLate
                ? now.minusSeconds(11 * 60 + 20)
                : now.minusSeconds(2 + Math.floorMod(market.key().hashCode(), 23));
    }

    private PricedRate priced(Market market, String source, String platform) {
        List<io.usdtaggregator.model.market.Offer> all = BookOffers.kept(platform, market);
        FilteredOffers filtered = new FilteredOffers(
                all.subList(0, all.size() - 1),
                List.of(new SetAsideOffer(all.get(all.size() - 1), DropReason.OUTLIER)));
        int counting = filtered.offers().size();
        BigDecimal raw = filtered.offers().get(0).price();
        BigDecimal middle = filtered.offers().get(counting / 3).price();
        var rule = market.equals(MarketsInRedis.XOF_BUY) ? MarketsInRedis.RULE : null;
        boolean fallback = source.equals(Rate.POLICY) && platform.equals(SECOND);
        return new PricedRate(
                provenance(),
                market,
                source,
                new RatePrice(rule == null ? raw : rule.applyTo(raw), raw, middle, middle, rule),
                new RateOrigin(
                        platform,
                        readAt(market, platform),
                        fallback ? "binance was last read at " + readAt(market, FIRST) : null,
                        Map.of()),
                new Quality(
                        counting < 8 ? Confidence.MEDIUM : Confidence.HIGH,
                        counting + 4,
                        counting,
                        excluded(market, platform),
                        counting < 4 ? Set.of(BookFlag.THIN_BOOK) : Set.of()),
                filtered);
    }

    private static Map<DropReason, Integer> excluded(Market market, String platform) {
        Map<DropReason, Integer> counts = BookOffers.dropped(platform, market).stream()
                .collect(Collectors.toMap(
                        BookOffers.Dropped::reason, each -> 1, Integer::sum, () -> new EnumMap<>(DropReason.class)));
        counts.merge(DropReason.OUTLIER, 1, Integer::sum);
        return counts;
    }

    private UnpricedRate unpriced(Market market) {
        Quality quality = new Quality(Confidence.LOW, 3, 0, excluded(market, FIRST), Set.of());
        return new UnpricedRate(
                provenance(),
                market,
                Rate.POLICY,
                UnavailableReason.NO_ELIGIBLE_OFFERS,
                quality,
                RateOrigin.of(FIRST, readAt(market, FIRST)),
                FilteredOffers.NONE);
    }

    private void cross(Place from, Place to) {
        Corridor corridor = new Corridor(from.fiat(), from.country(), to.fiat(), to.country());
        PricedRate buy = priced(from.buy());
        PricedRate sell = priced(to.sell());
        BigDecimal rate = ratio(sell, buy);
        BigDecimal inverse = ratio(priced(from.sell()), priced(to.buy()));
        BigDecimal kept = rate.multiply(inverse).movePointRight(2);
        put(
                RedisKeys.CROSS_RATES,
                corridor.key(),
                new PricedCrossRate(
                        provenance(),
                        corridor,
                        new CrossPrice(
                                rate,
                                inverse,
                                new BigDecimal("100").subtract(kept).setScale(4, RoundingMode.HALF_EVEN),
                                null),
                        buy,
                        sell));
    }

    private static BigDecimal ratio(PricedRate one, PricedRate other) {
        return one.rate().divide(other.rate(), new MathContext(10, RoundingMode.HALF_EVEN));
    }

    private void put(String hash, String field, Object content) {
        redis.hash(String.class).hset(hash, field, MarketJson.write(content));
    }

    private RateProvenance provenance() {
        return new RateProvenance(1, MarketsInRedis.RATE_ID, now, now, 1);
    }

    /** What one USDT costs in a market before rules. */
    static BigDecimal price(Market market) {
        Map<String, BigDecimal> buying = Map.of(
                "XOF", new BigDecimal("603.50"), "XAF", new BigDecimal("611.20"), "GHS", new BigDecimal("12.58"));
        int steps = market.country() == null
                ? 0
                : 1 + Math.floorMod(market.country().hashCode() * 31, 9);
        BigDecimal byCountry = BigDecimal.ONE.add(new BigDecimal(steps).movePointLeft(3));
        BigDecimal bySide = market.tradeType() == TradeType.BUY ? BigDecimal.ONE : new BigDecimal("0.974");
        return buying.getOrDefault(market.fiat(), new BigDecimal("1543.70"))
                .multiply(byCountry)
                .multiply(bySide)
                .setScale(market.fiat().equals("GHS") ? 3 : 2, RoundingMode.HALF_EVEN);
    }
}
