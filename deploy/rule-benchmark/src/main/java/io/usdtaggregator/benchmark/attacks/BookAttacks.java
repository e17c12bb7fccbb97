package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.benchmark.attacks.Scene.BookAttack;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Attacks that the simulator does not know: by several merchants together, on a payment method, over several reads. */
final class BookAttacks {
    /** A wallet that few offers take. */
    static final String RARE_WALLET = "rare_wallet";

    private static final int DRIFTING_READS = 10;
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    private BookAttacks() {}

    static BookAttack nothing() {
        return (market, fair, honest) -> List.of(honest);
    }

    /** So many merchants, or one under so many names, each with one offer of 500 USDT so much better than fair. */
    static BookAttack together(int merchants, String percent) {
        return (market, fair, honest) -> List.of(and(
                honest,
                planted(
                        merchants,
                        number -> offer(number, better(market, fair, new BigDecimal(percent)), "500", honest))));
    }

    /** Three offers take a rare wallet: two honest ones, and one that is better than fair by so much. */
    static BookAttack baitByRareWallet(String percent) {
        return (market, fair, honest) -> {
            List<Offer> best = honest.stream()
                    .filter(BookAttacks::isTrusted)
                    .sorted(Offer.bestFirst(market.tradeType()))
                    .limit(2)
                    .toList();
            List<Offer> book = honest.stream()
                    .map(offer -> best.contains(offer) ? paidByRareWallet(offer) : offer)
                    .toList();
            Offer bait = paidByRareWallet(offer(0, better(market, fair, new BigDecimal(percent)), "500", honest));
            return List.of(and(book, List.of(bait)));
        };
    }

    /** No attack: three honest offers take a rare wallet, and it costs so much more than the market. */
    static BookAttack dearWallet(String percent) {
        return (market, fair, honest) -> {
            BigDecimal worse = new BigDecimal(percent).negate();
            List<Offer> three =
                    honest.stream().filter(BookAttacks::isTrusted).limit(3).toList();
            return List.of(honest.stream()
                    .map(offer -> three.contains(offer)
                            ? paidByRareWallet(at(offer, better(market, offer.price(), worse)))
                            : offer)
                    .toList());
        };
    }

    /** One merchant's offer that is better by 1 % more at each read. */
    static BookAttack driftOfOne() {
        return (market, fair, honest) -> reads(
                read -> and(honest, List.of(offer(0, better(market, fair, BigDecimal.valueOf(read)), "500", honest))));
    }

    /** Every offer moves by 1 % at each read. */
    static BookAttack driftOfAll() {
        return (market, fair, honest) -> reads(read -> honest.stream()
                .map(offer -> at(offer, better(market, offer.price(), BigDecimal.valueOf(read))))
                .toList());
    }

    /** Three merchants of 50000 USDT each, 35 % better than fair. */
    static BookAttack threeGiants() {
        return (market, fair, honest) -> List.of(and(
                honest,
                planted(3, number -> offer(number, better(market, fair, new BigDecimal("35")), "50000", honest))));
    }

    /** The currency has lost three noughts from one read to the next. */
    static BookAttack redenomination() {
        return (market, fair, honest) -> List.of(honest.stream()
                .map(offer -> at(offer, offer.price().divide(THOUSAND)))
                .toList());
    }

    private static List<List<Offer>> reads(IntFunction<List<Offer>> read) {
        return IntStream.rangeClosed(1, DRIFTING_READS).mapToObj(read).toList();
    }

    private static List<Offer> planted(int offers, IntFunction<Offer> offer) {
        return IntStream.range(0, offers).mapToObj(offer).toList();
    }

    private static List<Offer> and(List<Offer> some, List<Offer> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Down where the client buys, up where the client sells. */
    private static BigDecimal better(Market market, BigDecimal price, BigDecimal percent) {
        BigDecimal part = price.multiply(percent).movePointLeft(2);
        BigDecimal moved = market.tradeType() == TradeType.BUY ? price.subtract(part) : price.add(part);
        return moved.setScale(3, RoundingMode.HALF_UP);
    }

    private static Offer offer(int number, BigDecimal price, String usdt, List<Offer> honest) {
        BigDecimal stock = new BigDecimal(usdt);
        return new Offer(
                "binance",
                "planted-" + number,
                price,
                stock,
                price,
                price.multiply(stock),
                honest.get(0).paymentMethods(),
                new Merchant("planted-" + number, "Planted " + number, true, 500, new BigDecimal("0.99")));
    }

    private static Offer at(Offer offer, BigDecimal price) {
        BigDecimal factor = price.divide(offer.price(), 10, RoundingMode.HALF_UP);
        return new Offer(
                offer.platform(),
                offer.offerId(),
                price,
                offer.availableUsdt(),
                offer.minFiat().multiply(factor),
                offer.maxFiat().multiply(factor),
                offer.paymentMethods(),
                offer.merchant());
    }

    static boolean isTrusted(Offer offer) {
        Merchant merchant = offer.merchant();
        return merchant.orders30d() >= 10
                && merchant.completionRate().compareTo(new BigDecimal("0.9")) >= 0
                && offer.maxUsdt().compareTo(new BigDecimal("20")) >= 0;
    }

    private static Offer paidByRareWallet(Offer offer) {
        return new Offer(
                offer.platform(),
                offer.offerId(),
                offer.price(),
                offer.availableUsdt(),
                offer.minFiat(),
                offer.maxFiat(),
                List.of(new PaymentMethod(RARE_WALLET, "Rare wallet")),
                offer.merchant());
    }
}
