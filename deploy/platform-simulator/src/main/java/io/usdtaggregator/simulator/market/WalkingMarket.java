package io.usdtaggregator.simulator.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A live-looking book around the fair price, wherever that has walked. The same seed, market and drift give the same
 * book.
 */
final class WalkingMarket {
    private final MarketName name;
    private final FiatMarkets.Country world;
    private final long seed;
    private final int size;

    WalkingMarket(MarketName name, long seed) {
        this.name = name;
        this.world = FiatMarkets.of(name.fiat());
        this.seed = seed ^ name.toString().hashCode();
        this.size = sizeOf(name, new Random(this.seed));
    }

    private static int sizeOf(MarketName name, Random random) {
        if (!name.country().equals(MarketName.ZONE)) {
            return 5 + random.nextInt(16);
        }
        return name.fiat().equals("XAF") && name.isClientBuy() ? 300 : 30 + random.nextInt(50);
    }

    /** @param drift how far the fair price has walked, in parts per million */
    List<SimulatedOffer> at(long drift) {
        Random random = new Random(seed);
        List<SimulatedOffer> offers = new ArrayList<>(size);
        for (int rank = 0; rank < size; rank++) {
            offers.add(offer(rank, drift, random));
        }
        return offers;
    }

    /** The best offer lies half a percent from the fair price, the others behind it, a little farther each. */
    private SimulatedOffer offer(int rank, long drift, Random random) {
        long away = 5_000 + rank * 150L + random.nextInt(120);
        long signed = name.isClientBuy() ? away : -away;
        long millis = world.milliFiat() + world.milliFiat() * (drift + signed) / 1_000_000;
        BigDecimal price = BigDecimal.valueOf(millis, 3);
        BigDecimal available = BigDecimal.valueOf(20_00 + random.nextInt(5_000_00), 2);
        BigDecimal min =
                price.multiply(BigDecimal.valueOf(2 + random.nextInt(20))).setScale(0, java.math.RoundingMode.DOWN);
        BigDecimal max = min.multiply(BigDecimal.valueOf(2 + random.nextInt(60)));
        List<String> methods = List.of(
                world.methods().get(random.nextInt(world.methods().size())),
                world.methods().get(random.nextInt(world.methods().size())));
        return new SimulatedOffer(
                String.valueOf(Math.abs(seed % 1_000_000_000L) * 1_000 + rank),
                price,
                min,
                max,
                available.max(min.divide(price, 2, java.math.RoundingMode.UP).add(BigDecimal.ONE)),
                methods.stream().distinct().toList(),
                "Merchant " + (1 + random.nextInt(900)),
                5 + random.nextInt(900),
                BigDecimal.valueOf(850 + random.nextInt(151), 3),
                random.nextInt(4) == 0,
                true,
                null,
                rank == 3 && size > 20);
    }
}
