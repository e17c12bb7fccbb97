package io.usdtaggregator.admin.testing;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Offers of one market on one platform that differ as those of people do, and are the same in every run. */
final class BookOffers {
    private static final int FEW = 4;
    private static final int MANY = 11;
    private static final List<String> MERCHANTS = List.of(
            "AfriChange",
            "Baobab_P2P",
            "CFA-Express",
            "Diaspora Pay",
            "Étoile Crypto",
            "FasoTrade",
            "Golfe Change",
            "Harmattan",
            "Ivoire USDT",
            "Kente Exchange",
            "Lagune Trading",
            "Mono Cash");
    private static final Map<String, List<PaymentMethod>> METHODS = Map.of(
            "XOF",
                    methods(
                            "wave",
                            "Wave",
                            "orange_money",
                            "Orange Money",
                            "mtn_momo",
                            "MTN MoMo",
                            "moov_money",
                            "Moov Money"),
            "XAF", methods("mtn_momo", "MTN MoMo", "orange_money", "Orange Money", "airtel_money", "Airtel Money"),
            "GHS", methods("mtn_momo", "MTN MoMo", "telecel_cash", "Telecel Cash", "bank_transfer", "Bank transfer"));

    private BookOffers() {}

    /** An offer that was dropped when its platform was read. */
    record Dropped(DropReason reason, String detail, Offer offer) {
        DroppedOffer asRead() {
            return new DroppedOffer(offer.offerId(), reason, detail, offer);
        }
    }

    private static List<PaymentMethod> methods(String... names) {
        return IntStream.range(0, names.length / 2)
                .mapToObj(at -> new PaymentMethod(names[2 * at], names[2 * at + 1]))
                .toList();
    }

    /** Best first; the last one is far from all others. */
    static List<Offer> kept(String platform, Market market) {
        Random random = new Random((platform + market.key()).hashCode());
        return kept(platform, market, "TD".equals(market.country()) ? FEW : MANY + random.nextInt(3), random);
    }

    /** The same of a market with so many of them. */
    static List<Offer> many(String platform, Market market, int count) {
        return kept(platform, market, count, new Random((platform + market.key()).hashCode()));
    }

    private static List<Offer> kept(String platform, Market market, int count, Random random) {
        BigDecimal best = LivingMarkets.price(market);
        Stream<Offer> near = IntStream.range(0, count - 1)
                .mapToObj(at -> offer(
                        platform, market, at, away(market, best, at * 0.0011 + random.nextInt(8) * 0.0001), random));
        return Stream.concat(near, Stream.of(offer(platform, market, count, away(market, best, 0.093), random)))
                .toList();
    }

    /** Too small for the limits, of a newcomer, and a tiny one. */
    static List<Dropped> dropped(String platform, Market market) {
        Random random = new Random((market.key() + platform).hashCode());
        BigDecimal best = LivingMarkets.price(market);
        Offer small = offer(platform, market, 20, away(market, best, 0.002), random);
        Offer newcomer = offer(platform, market, 21, away(market, best, 0.004), random);
        Offer tiny = offer(platform, market, 22, away(market, best, -0.003), random);
        return List.of(
                new Dropped(
                        DropReason.LIQUIDITY,
                        "its range misses 10000 to 500000",
                        with(small, best.multiply(new BigDecimal("14")), small.merchant())),
                new Dropped(
                        DropReason.MERCHANT,
                        "3 orders in 30 days, 10 are needed",
                        with(
                                newcomer,
                                newcomer.maxFiat(),
                                new Merchant("m-new", "New here", false, 3, new BigDecimal("0.98")))),
                new Dropped(
                        DropReason.CAPACITY,
                        "takes no order of 20 USDT",
                        with(tiny, best.multiply(BigDecimal.TEN), tiny.merchant())));
    }

    private static Offer with(Offer offer, BigDecimal most, Merchant merchant) {
        return new Offer(
                offer.platform(),
                offer.offerId(),
                offer.price(),
                offer.availableUsdt(),
                offer.minFiat().min(most),
                most,
                offer.paymentMethods(),
                merchant);
    }

    /** Dearer for who buys, cheaper for who sells. */
    private static BigDecimal away(Market market, BigDecimal best, double part) {
        double times = market.tradeType() == TradeType.BUY ? 1 + part : 1 - part;
        return best.multiply(BigDecimal.valueOf(times)).setScale(best.scale(), RoundingMode.HALF_EVEN);
    }

    private static Offer offer(String platform, Market market, int at, BigDecimal price, Random random) {
        BigDecimal available = new BigDecimal(120 + random.nextInt(2600));
        List<PaymentMethod> methods = METHODS.getOrDefault(market.fiat(), METHODS.get("GHS"));
        int first = random.nextInt(methods.size());
        String name = MERCHANTS.get((at + random.nextInt(2)) % MERCHANTS.size());
        return new Offer(
                platform,
                String.valueOf(1_284_000_000L + random.nextInt(900_000) * 7L + at),
                price,
                available,
                price.multiply(BigDecimal.valueOf(5 + random.nextInt(30))).setScale(-2, RoundingMode.UP),
                price.multiply(available).setScale(0, RoundingMode.DOWN),
                random.nextBoolean()
                        ? List.of(methods.get(first))
                        : List.of(methods.get(first), methods.get((first + 1) % methods.size())),
                new Merchant("m-" + name + at, name, at % 3 == 0, 40 + random.nextInt(900), new BigDecimal("0.97")));
    }
}
