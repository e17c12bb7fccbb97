package io.usdtaggregator.engine.updates;

import io.usdtaggregator.model.crossing.CrossRuleChoice;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The cross rules that a rate, as a leg, would leave at zero or less, so that its corridors go without (docs/domain.md 8). Pure. */
final class SkippedCrossRules {
    private final CrossRuleChoice rules;
    private final List<String> currencies;

    SkippedCrossRules(Settings settings) {
        this.rules = new CrossRuleChoice(settings.crossAdjustments());
        this.currencies =
                settings.activePlaces().map(place -> place.fiat()).distinct().toList();
    }

    /** Whether a rule stops or starts applying between these two; only staff's policy makes legs. */
    boolean change(PricedRate last, PricedRate now) {
        return now.source().equals(Rate.POLICY) && change(now.market(), last.rate(), now.rate());
    }

    boolean change(Market leg, BigDecimal last, BigDecimal now) {
        return !of(leg, last).equals(of(leg, now));
    }

    /** Their ids. */
    Set<String> of(Market leg, BigDecimal number) {
        return rules.skippedBy(leg, number, currencies);
    }
}
