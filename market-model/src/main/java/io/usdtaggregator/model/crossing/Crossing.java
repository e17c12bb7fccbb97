package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/** The arithmetic of crossing two legs (docs/domain.md, 5). */
public final class Crossing {

    private Crossing() {}

    /**
     * Units of {@code to} for 1 unit of {@code from}: sell leg of {@code to} / buy leg of {@code from}, rounded last.
     * Empty when a cross rule leaves a leg at 0 or less.
     */
    public static Optional<BigDecimal> rate(BigDecimal buyLeg, BigDecimal sellLeg, Optional<CrossAdjustment> rule) {
        BigDecimal buy = rule.map(cross -> cross.applyToBuy(buyLeg)).orElse(buyLeg);
        BigDecimal sell = rule.map(cross -> cross.applyToSell(sellLeg)).orElse(sellLeg);
        if (buy.signum() <= 0 || sell.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(Decimals.published(sell.divide(buy, Decimals.WORKING)));
    }

    /** {@code (1 - there x back) x 100}: what a client loses who goes there and back, in percent. */
    public static BigDecimal roundTripCostPct(BigDecimal there, BigDecimal back) {
        return Decimals.published(BigDecimal.ONE.subtract(there.multiply(back)).multiply(Decimals.HUNDRED));
    }
}
