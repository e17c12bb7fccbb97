package io.usdtaggregator.admin.testing;

import io.quarkus.redis.datasource.RedisDataSource;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small world in Redis, as the collectors and the engine leave one: XOF in Ivory Coast and GHS, both sides, each with three
 * offers that count, one outlier and two that were dropped.
 */
public final class MarketsInRedis {
    public static final Market XOF_BUY = Market.in("XOF", "CI", TradeType.BUY);
    public static final Market XOF_SELL = Market.in("XOF", "CI", TradeType.SELL);
    public static final Market GHS_BUY = Market.zone("GHS", TradeType.BUY);
    public static final Market GHS_SELL = Market.zone("GHS", TradeType.SELL);
    public static final Corridor CORRIDOR = new Corridor("XOF", "CI", "GHS", null);
    public static final String RATE_ID = "01JH0000000000000000000001";
    /** Two percent onto what the client pays. */
    public static final Adjustment RULE =
            new Adjustment("rule-1", "XOF:CI:BUY", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP);

    private static final String PLATFORM = "binance";
    private static final Map<String, String> METHOD_NAMES =
            Map.of("wave", "Wave", "orange_money", "Orange Money", "mtn_momo", "MTN MoMo");
    private static final List<Market> MARKETS = List.of(XOF_BUY, XOF_SELL, GHS_BUY, GHS_SELL);

    private final RedisDataSource redis;
    private final Instant readAt;

    public MarketsInRedis(RedisDataSource redis) {
        this.redis = redis;
        this.readAt = Instant.now();
    }

    /** All of it. */
    public void write() {
        PricedRate buy = market(XOF_BUY, "600", RULE);
        market(XOF_SELL, "590", null);
        market(GHS_BUY, "12.6", null);
        PricedRate sell = market(GHS_SELL, "12.3", null);
        PricedCrossRate cross = cross(buy, sell);
        redis.hash(String.class).hset(RedisKeys.CROSS_RATES, CORRIDOR.key(), MarketJson.write(cross));
        Corridor zones = new Corridor("XOF", null, "GHS", null);
        redis.hash(String.class)
                .hset(
                        RedisKeys.CROSS_RATES,
                        zones.key(),
                        MarketJson.write(new PricedCrossRate(provenance(), zones, cross.price(), buy, sell)));
        ReadRecord.Failure failure =
                new ReadRecord.Failure(readAt.minusSeconds(60), ReadStatus.REFUSED, "HTTP 403", 212);
        for (Market market : MARKETS) {
            redis.hash(String.class)
                    .hset(
                            RedisKeys.reads(PLATFORM),
                            market.key(),
                            MarketJson.write(new ReadRecord(
                                    market, readAt, ReadStatus.READ, readAt, null, failure, List.of(180L, 240L))));
        }
        redis.list(String.class)
                .lpush(RedisKeys.gaps(PLATFORM), MarketJson.write(new Gap(XOF_BUY, readAt.minusSeconds(90), failure)));
    }

    /** The cross rate of {@link #CORRIDOR}, as the engine remembers it. */
    public PricedCrossRate cross() {
        return cross(
                rate(XOF_BUY, "600", RULE).withoutOffers(),
                rate(GHS_SELL, "12.3", null).withoutOffers());
    }

    private PricedCrossRate cross(PricedRate buy, PricedRate sell) {
        return new PricedCrossRate(
                provenance(),
                CORRIDOR,
                new CrossPrice(new BigDecimal("0.02009803922"), new BigDecimal("47.3"), new BigDecimal("4.936"), null),
                buy,
                sell);
    }

    public void remove() {
        redis.key().del(RedisKeys.RATES, RedisKeys.CROSS_RATES, RedisKeys.gaps(PLATFORM), RedisKeys.reads(PLATFORM));
        for (Market market : MARKETS) {
            redis.key().del(RedisKeys.book(PLATFORM, market));
        }
    }

    /** A rate of the policy as the engine would have published it, with its offers. */
    public PricedRate rate(Market market, String best, Adjustment rule) {
        List<Offer> counting = counting(market, new BigDecimal(best));
        BigDecimal raw = counting.get(0).price();
        BigDecimal median = counting.get(1).price();
        return new PricedRate(
                provenance(),
                market,
                Rate.POLICY,
                new RatePrice(rule == null ? raw : rule.applyTo(raw), raw, median, median, rule),
                RateOrigin.of(PLATFORM, readAt),
                new Quality(
                        Confidence.MEDIUM,
                        6,
                        3,
                        Map.of(DropReason.LIQUIDITY, 1, DropReason.MERCHANT, 1, DropReason.OUTLIER, 1),
                        Set.of(BookFlag.THIN_BOOK)),
                new FilteredOffers(counting, List.of(new SetAsideOffer(outlier(market, best), DropReason.OUTLIER))));
    }

    private PricedRate market(Market market, String best, Adjustment rule) {
        PricedRate rate = rate(market, best, rule);
        for (String source : List.of(Rate.POLICY, PLATFORM)) {
            PricedRate of = new PricedRate(
                    rate.provenance(), market, source, rate.price(), rate.origin(), rate.quality(), rate.filtered());
            redis.hash(String.class).hset(RedisKeys.RATES, RedisKeys.rateField(source, market), MarketJson.write(of));
        }
        List<Offer> kept = new ArrayList<>(rate.offers());
        kept.add(outlier(market, best));
        OfferBook book = new OfferBook(
                1,
                PLATFORM,
                market,
                readAt,
                1,
                kept,
                List.of(
                        new DroppedOffer(
                                "small",
                                DropReason.LIQUIDITY,
                                "its range misses 10000 to 500000",
                                offer("small", new BigDecimal(best), "mtn_momo")),
                        new DroppedOffer(
                                "newcomer",
                                DropReason.MERCHANT,
                                "3 orders in 30 days, 10 are needed",
                                newcomer(new BigDecimal(best)))),
                Set.of());
        redis.value(String.class).set(RedisKeys.book(PLATFORM, market), MarketJson.write(book));
        return rate;
    }

    private static Offer newcomer(BigDecimal price) {
        Offer offer = offer("newcomer", price, "wave");
        return new Offer(
                PLATFORM,
                "newcomer",
                price,
                offer.availableUsdt(),
                offer.minFiat(),
                offer.maxFiat(),
                offer.paymentMethods(),
                new Merchant("m-newcomer", "Newcomer", true, 3, new BigDecimal("0.98")));
    }

    private static Offer outlier(Market market, String best) {
        return offer("faraway", worse(market, new BigDecimal(best), "1.4"), "wave");
    }

    private static List<Offer> counting(Market market, BigDecimal best) {
        return List.of(
                offer("first", best, "wave"),
                offer("second", worse(market, best, "1.01"), "orange_money"),
                offer("third", worse(market, best, "1.015"), "wave"));
    }

    /** Dearer for who buys, cheaper for who sells. */
    private static BigDecimal worse(Market market, BigDecimal best, String times) {
        BigDecimal factor = new BigDecimal(times);
        return market.tradeType() == TradeType.BUY
                ? best.multiply(factor)
                : best.multiply(new BigDecimal("2").subtract(factor));
    }

    private static Offer offer(String id, BigDecimal price, String method) {
        BigDecimal available = new BigDecimal("1000");
        return new Offer(
                PLATFORM,
                id,
                price,
                available,
                price.multiply(BigDecimal.TEN),
                price.multiply(available),
                List.of(new PaymentMethod(method, METHOD_NAMES.get(method))),
                new Merchant("m-" + id, "Merchant " + id, true, 120, new BigDecimal("0.98")));
    }

    private RateProvenance provenance() {
        return new RateProvenance(1, RATE_ID, readAt, readAt, 1);
    }
}
