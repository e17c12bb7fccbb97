package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.crossing.CrossAdjustment.Step;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LegStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * The ids of the rules that would leave this leg at 0 or less, and are skipped where the leg meets one of these
     * currencies.
     *
     * @param number the leg's adjusted rate
     */
    public Set<String> skippedBy(Market leg, BigDecimal number, Collection<String> currencies) {
        return rules.isEmpty()
                ? Set.of()
                : currencies.stream()
                        .filter(other -> !other.equals(leg.fiat()))
                        .flatMap(other -> of(corridor(leg, other)).stream())
                        .filter(rule -> applied(rule, leg, number).signum() <= 0)
                        .map(CrossAdjustment::ruleId)
                        .collect(Collectors.toSet());
    }

    private static Corridor corridor(Market leg, String other) {
        return leg.tradeType() == TradeType.BUY
                ? new Corridor(leg.fiat(), leg.country(), other, null)
                : new Corridor(other, null, leg.fiat(), leg.country());
    }

    private static BigDecimal applied(CrossAdjustment rule, Market leg, BigDecimal number) {
        return leg.tradeType() == TradeType.BUY ? rule.applyToBuy(number) : rule.applyToSell(number);
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
