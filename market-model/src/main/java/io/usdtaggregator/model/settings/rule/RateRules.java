package io.usdtaggregator.model.settings.rule;

import java.util.List;

/** How staff move rates and cross rates: a part of the settings. */
public record RateRules(List<AdjustmentRule> adjustments, List<CrossAdjustmentRule> crossAdjustments) {
    public RateRules {
        adjustments = List.copyOf(adjustments);
        crossAdjustments = List.copyOf(crossAdjustments);
    }
}
