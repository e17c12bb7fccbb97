package io.usdtaggregator.simulator.attack;

import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Adverts of the attacker's own among the honest ones, all at one price, by makers of good record.
 *
 * @param promoted they are shown first, whatever their price
 */
record PlantedAdverts(Range range, Makers makers, boolean promoted) implements AttackMethod {
    private static final long FIRST_ID = 990_000_000_000_000L;
    private static final int ORDERS = 500;

    /** Which orders they take. */
    enum Range {
        /** Nothing but the whole stock. */
        WHOLE_STOCK,
        /** From 1 USDT to the whole stock. */
        WIDE
    }

    /** Whose they are. */
    enum Makers {
        ONE,
        MANY
    }

    @Override
    public List<SimulatedOffer> lay(Attack attack, MarketName market, List<SimulatedOffer> honest, BigDecimal fair) {
        BigDecimal price = attack.moved(market, fair);
        List<String> methods =
                honest.isEmpty() ? List.of("BANK") : honest.get(0).methods();
        return Stream.concat(
                        IntStream.range(0, attack.offers())
                                .mapToObj(number -> advert(number, price, attack.usdt(), methods)),
                        honest.stream())
                .toList();
    }

    private SimulatedOffer advert(int number, BigDecimal price, BigDecimal usdt, List<String> methods) {
        BigDecimal smallest = range == Range.WIDE ? BigDecimal.ONE.min(usdt) : usdt;
        return new SimulatedOffer(
                String.valueOf(FIRST_ID + number),
                price,
                fiat(smallest, price),
                fiat(usdt, price),
                usdt,
                methods,
                "Attacker " + (makers == Makers.ONE ? 0 : number),
                ORDERS,
                new BigDecimal("0.99"),
                true,
                true,
                null,
                promoted);
    }

    private static BigDecimal fiat(BigDecimal usdt, BigDecimal price) {
        return usdt.multiply(price).setScale(2, RoundingMode.DOWN);
    }
}
