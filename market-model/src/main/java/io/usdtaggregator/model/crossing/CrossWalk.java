package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.execution.Execution;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;
import java.util.Optional;

/** Walks an amount through both legs of a corridor: the second leg gets what the first yields (docs/domain.md, 3 and 5). */
public final class CrossWalk {

    private CrossWalk() {}

    /**
     * What {@code amount} of the buy leg's currency comes to. Both rates must bring their offers; each leg keeps its own
     * rule, and the cross rule is applied to both last. Empty when one of the legs takes nothing.
     */
    public static Optional<CrossExecution> walk(
            PricedRate buy, PricedRate sell, Optional<CrossAdjustment> rule, BigDecimal amount) {
        Execution first = BookWalk.fiat(buy.offers(), amount);
        Optional<BigDecimal> buyLeg = first.adjusted(buy.rule())
                .map(leg -> rule.map(cross -> cross.applyToBuy(leg)).orElse(leg))
                .filter(leg -> leg.signum() > 0);
        return buyLeg.flatMap(leg -> second(first, leg, sell, rule));
    }

    private static Optional<CrossExecution> second(
            Execution first, BigDecimal buyLeg, PricedRate sell, Optional<CrossAdjustment> rule) {
        BigDecimal usdt = first.fiatTaken().divide(buyLeg, Decimals.WORKING);
        Execution second = BookWalk.usdt(sell.offers(), usdt);
        return second.adjusted(sell.rule())
                .map(leg -> rule.map(cross -> cross.applyToSell(leg)).orElse(leg))
                .filter(leg -> leg.signum() > 0)
                .map(sellLeg -> new CrossExecution(
                        Decimals.published(sellLeg.divide(buyLeg, Decimals.WORKING)),
                        Decimals.part(first.coverage().multiply(second.coverage())),
                        Decimals.settled(second.usdtTaken().multiply(sellLeg)),
                        usdt,
                        first,
                        second));
    }
}
