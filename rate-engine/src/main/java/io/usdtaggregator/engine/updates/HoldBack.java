package io.usdtaggregator.engine.updates;

import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure, raw or adjusted, that moved by more than the limit waits until a second read confirms it; so does a figure
 * whose rule, or a cross rule on it, stops or starts applying (docs/domain.md 8). Pure.
 */
public final class HoldBack {
    private final BigDecimal limit;
    private final SkippedCrossRules crossRules;

    public HoldBack(Settings settings) {
        this.limit = settings.alerts().holdBackPercent();
        this.crossRules = new SkippedCrossRules(settings);
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
                        || isJump(LastFigure.underRuleOf(computed, last), computed.rate())
                        || LastFigure.ruleStoppedOrStarted(last, computed)
                        || crossRules.change(last, computed))
                && !isConfirmed(computed, previous);
    }

    private static boolean judgedAnew(PricedRate computed, PricedRate last, MarketBooks books, PreviousRate previous) {
        boolean edited = previous.rate().settingsVersion() != computed.settingsVersion()
                || previous.booksSettings() != books.filteredUnder()
                || previous.booksSettings() != computed.settingsVersion();
        return edited && computed.observedAt().equals(last.observedAt());
    }

    private boolean isConfirmed(PricedRate computed, PreviousRate previous) {
        return previous.held() != null
                && computed.observedAt().isAfter(previous.held().observedAt())
                && !isJump(previous.held().rawRate(), computed.rawRate())
                && !isJump(previous.held().rate(), computed.rate())
                && !crossRules.change(computed.market(), previous.held().rate(), computed.rate());
    }

    private boolean isJump(BigDecimal from, BigDecimal to) {
        return new FigureMove(from, to).isBeyond(limit);
    }
}
