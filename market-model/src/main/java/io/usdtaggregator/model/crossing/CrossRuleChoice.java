package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.crossing.CrossAdjustment.Step;
import io.usdtaggregator.model.settings.Settings.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.Settings.LegStep;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The one cross rule that a corridor gets (docs/domain.md, 5): from+to, then from, then global; of equals the newest. */
public final class CrossRuleChoice {
    private final List<CrossAdjustmentRule> rules;
    private final Comparator<Integer> weakestFirst;

    public CrossRuleChoice(List<CrossAdjustmentRule> rules) {
        this.rules = List.copyOf(rules);
        this.weakestFirst = Comparator.<Integer>comparingInt(place -> specificity(this.rules.get(place)))
                .thenComparing(place -> changedAt(this.rules.get(place)))
                .thenComparing(Comparator.naturalOrder());
    }

    public Optional<CrossAdjustment> of(Corridor corridor) {
        return IntStream.range(0, rules.size())
                .boxed()
                .filter(place -> rules.get(place).active() && concerns(rules.get(place), corridor))
                .max(weakestFirst)
                .map(rules::get)
                .map(rule ->
                        new CrossAdjustment(rule.id(), scope(rule), rule.mode(), step(rule.buy()), step(rule.sell())));
    }

    private static boolean concerns(CrossAdjustmentRule rule, Corridor corridor) {
        return (rule.from() == null || rule.from().equals(corridor.from()))
                && (rule.to() == null || rule.to().equals(corridor.to()));
    }

    private static int specificity(CrossAdjustmentRule rule) {
        return (rule.from() == null ? 0 : 2) + (rule.to() == null ? 0 : 1);
    }

    private static Instant changedAt(CrossAdjustmentRule rule) {
        return rule.changedAt() == null ? Instant.MIN : rule.changedAt();
    }

    private static Step step(LegStep step) {
        return new Step(step.value(), step.direction());
    }

    private static String scope(CrossAdjustmentRule rule) {
        if (rule.from() == null) {
            return rule.to() == null ? "global" : ":" + rule.to();
        }
        return rule.to() == null ? rule.from() : rule.from() + ":" + rule.to();
    }
}
