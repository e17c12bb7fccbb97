package io.usdtaggregator.admin.adjustments;

import io.usdtaggregator.admin.settings.RuleOverlaps;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rule as its page shows it.
 *
 * @param index its place in the settings
 * @param overlaps another active rule has the same scope
 */
public record RuleRow(int index, AdjustmentRule rule, boolean overlaps, State state) {

    /** Whether it applies. */
    public enum State {
        IN_FORCE,
        BEGINS_LATER,
        ENDED,
        OFF
    }

    static List<RuleRow> of(List<AdjustmentRule> rules, Instant now) {
        return IntStream.range(0, rules.size())
                .mapToObj(index -> row(index, rules, now))
                .toList();
    }

    private static RuleRow row(int index, List<AdjustmentRule> rules, Instant now) {
        AdjustmentRule rule = rules.get(index);
        return new RuleRow(index, rule, RuleOverlaps.of(rule, rules, now), state(rule, now));
    }

    private static State state(AdjustmentRule rule, Instant now) {
        if (!rule.active()) {
            return State.OFF;
        }
        if (rule.validUntil() != null && !now.isBefore(rule.validUntil())) {
            return State.ENDED;
        }
        return rule.validFrom() != null && now.isBefore(rule.validFrom()) ? State.BEGINS_LATER : State.IN_FORCE;
    }
}
