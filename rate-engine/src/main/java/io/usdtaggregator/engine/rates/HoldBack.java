package io.usdtaggregator.engine.rates;

import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure, raw or adjusted, that moved by more than the limit waits until a second read confirms it; so does a figure
 * whose rule stops or starts applying (docs/domain.md 8). Pure.
 */
public final class HoldBack {
    private final BigDecimal limit;

    public HoldBack(Settings settings) {
        this.limit = settings.alerts().holdBackPercent();
    }

    /**
     * Whether the computed figure is a jump that a second read must confirm. Only the very read that was published may
     * jump at once when staff's edit judges it anew; a read that came with or after an edit is not confirmed yet.
     */
    public boolean mustWait(Rate computed, MarketBooks books, Optional<PreviousRate> before) {
        return computed.priced()
                .flatMap(priced -> before.flatMap(
                        previous -> previous.withNumber().map(last -> mustWait(priced, last, books, previous))))
                .orElse(false);
    }

    private boolean mustWait(PricedRate computed, PricedRate last, MarketBooks books, PreviousRate previous) {
        return !judgedAnew(computed, last, books, previous)
                && (isJump(last.rawRate(), computed.rawRate())
                        || hasJumpedAsAdjusted(last, computed)
                        || ruleStoppedOrStarted(last, computed))
                && !isConfirmed(computed, previous);
    }

    private static boolean judgedAnew(PricedRate computed, PricedRate last, MarketBooks books, PreviousRate previous) {
        boolean edited = previous.rate().settingsVersion() != computed.settingsVersion()
                || previous.booksSettings() != books.filteredUnder()
                || previous.booksSettings() != computed.settingsVersion();
        return edited && computed.observedAt().equals(last.observedAt());
    }

    /** Staff's own change of rules is no jump: the last raw figure is compared under the rule of now. */
    private boolean hasJumpedAsAdjusted(PricedRate last, PricedRate computed) {
        if (last.rule().equals(computed.rule())) {
            return isJump(last.rate(), computed.rate());
        }
        BigDecimal underTheRuleOfNow =
                computed.rule().map(rule -> rule.applyTo(last.rawRate())).orElse(last.rawRate());
        return underTheRuleOfNow.signum() <= 0 || isJump(underTheRuleOfNow, computed.rate());
    }

    /** Whether a rule that applied would now leave nothing and is skipped, or one that was skipped applies again. */
    static boolean ruleStoppedOrStarted(PricedRate last, PricedRate computed) {
        return (last.rule().isPresent() && skipsItsRule(computed))
                || (skipsItsRule(last) && computed.rule().isPresent());
    }

    private static boolean skipsItsRule(PricedRate rate) {
        return rate.quality().flags().contains(BookFlag.RULE_SKIPPED);
    }

    private boolean isConfirmed(PricedRate computed, PreviousRate previous) {
        return previous.heldRaw() != null
                && computed.observedAt().isAfter(previous.heldObservedAt())
                && !isJump(previous.heldRaw(), computed.rawRate())
                && (previous.heldRate() == null || !isJump(previous.heldRate(), computed.rate()));
    }

    private boolean isJump(BigDecimal from, BigDecimal to) {
        return Moves.percent(from, to).compareTo(limit) > 0;
    }
}
