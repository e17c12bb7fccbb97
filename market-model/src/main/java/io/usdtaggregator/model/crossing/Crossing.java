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
        return legs(buyLeg, sellLeg, rule).map(Legs::rate);
    }

    /** Both legs under the cross rule, not rounded; empty when it leaves one at 0 or less. */
    public static Optional<Legs> legs(BigDecimal buyLeg, BigDecimal sellLeg, Optional<CrossAdjustment> rule) {
        BigDecimal buy = rule.map(cross -> cross.applyToBuy(buyLeg)).orElse(buyLeg);
        BigDecimal sell = rule.map(cross -> cross.applyToSell(sellLeg)).orElse(sellLeg);
        return buy.signum() <= 0 || sell.signum() <= 0 ? Optional.empty() : Optional.of(new Legs(buy, sell));
    }

    /** The two legs of one direction, all rules applied, not rounded: fiat units for 1 USDT, bought and sold. */
    public record Legs(BigDecimal buy, BigDecimal sell) {

        /** Units of {@code to} for 1 unit of {@code from}, rounded last. */
        public BigDecimal rate() {
            return Decimals.published(sell.divide(buy, Decimals.WORKING));
        }
    }

    /**
     * {@code (1 - there x back) x 100}: what a client loses who goes there and back, in percent. It is worked out from the
     * legs, for rates that are rounded already would cost 0.00000003 % where nothing is lost.
     */
    public static BigDecimal roundTripCostPct(Legs there, Legs back) {
        BigDecimal given = there.buy().multiply(back.buy());
        BigDecimal received = there.sell().multiply(back.sell());
        return Decimals.published(
                given.subtract(received).multiply(Decimals.HUNDRED).divide(given, Decimals.WORKING));
    }
}
