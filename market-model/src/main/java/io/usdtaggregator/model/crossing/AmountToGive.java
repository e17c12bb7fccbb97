package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much must be given through a corridor so that an amount arrives: the smallest that {@link CrossWalk} turns into it, so
 * that both questions get one answer (docs/domain.md, 5).
 */
public final class AmountToGive {
    private final PricedRate buy;
    private final PricedRate sell;
    private final Optional<CrossAdjustment> rule;
    private final int places;

    /**
     * Both rates must bring their offers.
     *
     * @param places decimals of the currency that is given: the amount rounds up to them
     */
    public AmountToGive(PricedRate buy, PricedRate sell, Optional<CrossAdjustment> rule, int places) {
        this.buy = buy;
        this.sell = sell;
        this.rule = rule;
        this.places = places;
    }

    /** Empty where all offers together do not bring so much. */
    public Optional<BigDecimal> toReceive(BigDecimal wanted) {
        BigInteger enough = buy.offers().stream()
                .map(Offer::maxFiat)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(places, RoundingMode.UP)
                .unscaledValue();
        if (!brings(enough, wanted)) {
            return Optional.empty();
        }
        BigInteger tooLittle = BigInteger.ZERO;
        while (enough.subtract(tooLittle).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = enough.add(tooLittle).shiftRight(1);
            if (brings(middle, wanted)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return Optional.of(amount(enough));
    }

    private boolean brings(BigInteger units, BigDecimal wanted) {
        return units.signum() > 0
                && CrossWalk.walk(buy, sell, rule, amount(units))
                        .filter(walked -> walked.received().compareTo(wanted) >= 0)
                        .isPresent();
    }

    private BigDecimal amount(BigInteger units) {
        return new BigDecimal(units, places);
    }
}
