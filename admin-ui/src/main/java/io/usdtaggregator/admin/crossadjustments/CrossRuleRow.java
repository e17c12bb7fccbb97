package io.usdtaggregator.admin.crossadjustments;

import io.usdtaggregator.admin.settings.RuleOverlaps;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rule for cross rates as its page shows it.
 *
 * @param index its place in the settings
 * @param overlaps another active rule has the same scope
 */
public record CrossRuleRow(int index, CrossAdjustmentRule rule, boolean overlaps) {

    static List<CrossRuleRow> of(List<CrossAdjustmentRule> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(index -> new CrossRuleRow(index, rules.get(index), RuleOverlaps.of(rules.get(index), rules)))
                .toList();
    }
}
