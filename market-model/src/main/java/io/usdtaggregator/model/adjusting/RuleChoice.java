package io.usdtaggregator.model.adjusting;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The one rule that a market's rate gets at an instant (docs/domain.md, 4): the most specific in force; of equals the newest,
 * by when it was changed, then by its place in the list.
 */
public final class RuleChoice {
    private final List<AdjustmentRule> rules;
    private final Comparator<Integer> weakestFirst;

    public RuleChoice(List<AdjustmentRule> rules) {
        this.rules = List.copyOf(rules);
        this.weakestFirst = Comparator.<Integer>comparingInt(
                        place -> this.rules.get(place).scope().specificity())
                .thenComparing(place -> changedAt(this.rules.get(place)))
                .thenComparing(Comparator.naturalOrder());
    }

    public Optional<Adjustment> inForce(Market market, Instant now) {
        return IntStream.range(0, rules.size())
                .boxed()
                .filter(place -> rules.get(place).scope().matches(market))
                .filter(place -> rules.get(place).isInForce(now))
                .max(weakestFirst)
                .map(rules::get)
                .map(rule ->
                        new Adjustment(rule.id(), rule.scope().text(), rule.mode(), rule.value(), rule.direction()));
    }

    /** The next instant after {@code now} at which a rule of this market begins or ends. */
    public Optional<Instant> nextBoundary(Market market, Instant now) {
        return rules.stream()
                .filter(rule -> rule.active() && rule.scope().matches(market))
                .flatMap(rule -> rule.validity().borders())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    private static Instant changedAt(AdjustmentRule rule) {
        return rule.changedAt() == null ? Instant.MIN : rule.changedAt();
    }
}
