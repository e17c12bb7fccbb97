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
     * What one side has near its reference rate.
     *
     * @param offers how many offers that are
     */
    public record Near(BigDecimal usdt, int offers) {}

    /**
     * What both sides have near their reference rates.
     *
     * @param percent how far from the reference rate at most
     * @param buy {@code null}: this side has no reference rate
     * @param sell {@code null}: this side has no reference rate
     */
    public record Band(BigDecimal percent, Near buy, Near sell) {}

    static List<Step> steps(List<Offer> offers) {
        List<Step> steps = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Offer offer : offers) {
            sum = sum.add(usdt(offer));
            steps.add(new Step(offer.price(), sum));
        }
        return steps;
    }

    /** Empty where neither side has a reference rate. */
    static List<Band> bands(MarketSide buy, MarketSide sell) {
        return buy.reference() == null && sell.reference() == null
                ? List.of()
                : BANDS.stream()
                        .map(percent -> new Band(percent, near(percent, buy), near(percent, sell)))
                        .toList();
    }

    /** One order can take no more than the offer's maximum, but the next order can take the rest. */
    static BigDecimal usdt(Offer offer) {
        return offer.availableUsdt() == null
                ? offer.maxFiat().divide(offer.price(), Decimals.WORKING)
                : offer.availableUsdt();
    }

    private static Near near(BigDecimal percent, MarketSide side) {
        if (side.reference() == null) {
            return null;
        }
        BigDecimal distance = side.reference().multiply(percent).movePointLeft(2);
        List<Offer> near = side.counting().stream()
                .filter(offer -> offer.price().subtract(side.reference()).abs().compareTo(distance) <= 0)
                .toList();
        return new Near(near.stream().map(Depth::usdt).reduce(BigDecimal.ZERO, BigDecimal::add), near.size());
    }
}
