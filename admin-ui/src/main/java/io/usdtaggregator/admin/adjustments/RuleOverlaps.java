package io.usdtaggregator.admin.adjustments;

import io.usdtaggregator.model.settings.Settings.AdjustmentRule;
import java.util.List;
import java.util.Objects;

/** Finds active rules of one scope: of these only the newest applies. Pure. */
final class RuleOverlaps {

    private RuleOverlaps() {}

    /** Of each rule whether another active one has its scope. */
    static List<Boolean> of(List<AdjustmentRule> rules) {
        return rules.stream()
                .map(rule -> rule.active()
                        && rules.stream()
                                .anyMatch(other -> other != rule && other.active() && haveOneScope(rule, other)))
                .toList();
    }

    private static boolean haveOneScope(AdjustmentRule one, AdjustmentRule other) {
        return Objects.equals(one.currency(), other.currency())
                && Objects.equals(one.country(), other.country())
                && one.tradeType() == other.tradeType();
    }
}
