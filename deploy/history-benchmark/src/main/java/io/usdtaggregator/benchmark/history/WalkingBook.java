package io.usdtaggregator.benchmark.history;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The offers of one market, minute by minute: as in the simulator all prices walk with the fair price, so that each read
 * changes the price and the range of every offer. One offer in ten has sold something since the last read.
 */
final class WalkingBook {
    private static final int MILLION = 1_000_000;

    private final Market market;
    private final long fairMillis;
    private final int size;
    private final long seed;

    WalkingBook(Market market, long fairMillis, int size) {
        this.market = market;
        this.fairMillis = fairMillis;
        this.size = size;
        this.seed = market.hashCode();
    }

    /** @param drift how far the fair price has walked, in parts per million */
    List<Offer> at(int minute, long drift) {
        return IntStream.range(0, size)
                .mapToObj(rank -> offer(rank, minute, drift))
                .sorted(Offer.bestFirst(market.tradeType()))
                .toList();
    }

    private Offer offer(int rank, int minute, long drift) {
        Random random = new Random(seed * 31 + rank);
        long away = 5_000 + rank * 150L + random.nextInt(120);
        long signed = market.tradeType() == TradeType.BUY ? away : -away;
        BigDecimal price = BigDecimal.valueOf(fairMillis + fairMillis * (drift + signed) / MILLION, 3);
        BigDecimal min =
                price.multiply(BigDecimal.valueOf(2 + random.nextInt(20))).setScale(0, RoundingMode.DOWN);
        BigDecimal max = min.multiply(BigDecimal.valueOf(2 + random.nextInt(60)));
        int sold = (minute + rank) / 10 * 7;
        BigDecimal available = BigDecimal.valueOf(200_00 + random.nextInt(5_000_00) + 10_000 - sold, 2);
        return new Offer(
                "binance",
                String.valueOf(20_000_000_000L + Math.abs(random.nextLong() % 10_000_000_000L)),
                price,
                available,
                min,
                Offer.fillable(max, available, price)
                        .setScale(2, RoundingMode.DOWN)
                        .max(min),
                List.of(method(random), method(random)),
                new Merchant(
                        "s" + Integer.toHexString(random.nextInt()),
                        "Merchant " + random.nextInt(900),
                        random.nextInt(4) == 0,
                        5 + random.nextInt(900),
                        BigDecimal.valueOf(850 + random.nextInt(151), 3)));
    }

    private static PaymentMethod method(Random random) {
        return List.of(
                        new PaymentMethod("orange_money", "OrangeMoney"),
                        new PaymentMethod("wave", "Wave"),
                        new PaymentMethod("mtn_momo", "MTNMobileMoney"),
                        new PaymentMethod("bank_transfer", "BANK"))
                .get(random.nextInt(4));
    }
}
