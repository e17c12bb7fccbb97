package io.usdtaggregator.admin.markets;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How much USDT is offered up to which price, from the offers that count, best first. Pure. */
public final class Depth {
    private static final List<BigDecimal> BANDS =
            List.of(new BigDecimal("0.5"), BigDecimal.ONE, new BigDecimal("2"), new BigDecimal("3"));

    private Depth() {}

    /** So much USDT can be had at this price or a better one. */
    public record Step(BigDecimal price, BigDecimal usdt) {}

    /**
     * What lies near the best price.
     *
     * @param percent how far from the best price at most
     * @param offers how many offers that are
     */
    public record Band(BigDecimal percent, BigDecimal usdt, int offers) {}

    static List<Step> steps(List<Offer> offers) {
        List<Step> steps = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Offer offer : offers) {
            sum = sum.add(takeable(offer));
            steps.add(new Step(offer.price(), sum));
        }
        return steps;
    }

    static List<Band> bands(List<Offer> offers) {
        return offers.isEmpty()
                ? List.of()
                : BANDS.stream().map(percent -> band(percent, offers)).toList();
    }

    private static Band band(BigDecimal percent, List<Offer> offers) {
        BigDecimal best = offers.get(0).price();
        BigDecimal distance = best.multiply(percent).movePointLeft(2);
        List<Offer> near = offers.stream()
                .filter(offer -> offer.price().subtract(best).abs().compareTo(distance) <= 0)
                .toList();
        return new Band(
                percent, near.stream().map(Depth::takeable).reduce(BigDecimal.ZERO, BigDecimal::add), near.size());
    }

    /** One order can take no more than the offer's maximum, but the next order can take the rest. */
    private static BigDecimal takeable(Offer offer) {
        return offer.availableUsdt() == null
                ? offer.maxFiat().divide(offer.price(), Decimals.WORKING)
                : offer.availableUsdt();
    }
}
