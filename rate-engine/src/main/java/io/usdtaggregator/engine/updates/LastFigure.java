package io.usdtaggregator.engine.updates;

import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;

/**
 * The last figure as it would have been under the rule of now, so that what staff's own change of rules moved does not
 * count as a move (docs/domain.md 8). Pure.
 */
final class LastFigure {
    private LastFigure() {}

    static BigDecimal underRuleOf(PricedRate now, PricedRate last) {
        if (last.rule().equals(now.rule()) || ruleStoppedOrStarted(last, now)) {
            return last.rate();
        }
        BigDecimal figure = now.rule().map(rule -> rule.applyTo(last.rawRate())).orElse(last.rawRate());
        return figure.signum() > 0 ? figure : last.rate();
    }

    /** Through the legs: a cross rule that staff changed moves nothing either. */
    static BigDecimal underRuleOf(PricedCrossRate now, PricedCrossRate last) {
        BigDecimal sold = underRuleOf(now.sell(), last.sell()).divide(now.sell().rate(), Decimals.WORKING);
        BigDecimal bought = underRuleOf(now.buy(), last.buy()).divide(now.buy().rate(), Decimals.WORKING);
        return now.rate().multiply(sold).divide(bought, Decimals.WORKING);
    }

    /** Whether a rule that applied would now leave nothing and is skipped, or one that was skipped applies again. */
    static boolean ruleStoppedOrStarted(PricedRate last, PricedRate now) {
        return (last.rule().isPresent() && skipsItsRule(now))
                || (skipsItsRule(last) && now.rule().isPresent());
    }

    private static boolean skipsItsRule(PricedRate rate) {
        return rate.quality().flags().contains(BookFlag.RULE_SKIPPED);
    }
}
