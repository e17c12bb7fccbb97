package io.usdtaggregator.model.adjusting;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one rule that a market's rate gets at an instant (docs/domain.md, 4): the most specific in force; of equals the newest,
 * by when it was changed, then by its place in the list.
 */
public final class RuleChoice {
    private final List<AdjustmentRule> rules;
    private final Comparator<Integer> weakestFirst;

    public RuleChoice(List<AdjustmentRule> rules) {
        this.rules = List.copyOf(rules);
        this.weakestFirst = Comparator.<Integer>comparingInt(place -> specificity(this.rules.get(place)))
                .thenComparing(place -> changedAt(this.rules.get(place)))
                .thenComparing(Comparator.naturalOrder());
    }

    public Optional<Adjustment> inForce(Market market, Instant now) {
        return IntStream.range(0, rules.size())
                .boxed()
                .filter(place -> concerns(rules.get(place), market))
                .filter(place -> isInForce(rules.get(place), now))
                .max(weakestFirst)
                .map(rules::get)
                .map(rule -> new Adjustment(rule.id(), scope(rule), rule.mode(), rule.value(), rule.direction()));
    }

    /** The next instant after {@code now} at which a rule of this market begins or ends. */
    public Optional<Instant> nextBoundary(Market market, Instant now) {
        return rules.stream()
                .filter(rule -> rule.active() && concerns(rule, market))
                .flatMap(rule ->
                        Stream.of(Optional.ofNullable(rule.validFrom()), Optional.ofNullable(rule.validUntil())))
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    private static boolean concerns(AdjustmentRule rule, Market market) {
        return (rule.currency() == null || rule.currency().equals(market.fiat()))
                && (rule.country() == null || rule.country().equals(market.country()))
                && (rule.tradeType() == null || rule.tradeType() == market.tradeType());
    }

    /** From {@code valid_from} on, until just before {@code valid_until}. */
    private static boolean isInForce(AdjustmentRule rule, Instant now) {
        return rule.active()
                && (rule.validFrom() == null || !now.isBefore(rule.validFrom()))
                && (rule.validUntil() == null || now.isBefore(rule.validUntil()));
    }

    /** Country outweighs trade type, currency outweighs trade type alone. */
    private static int specificity(AdjustmentRule rule) {
        return (rule.country() == null ? 0 : 4)
                + (rule.currency() == null ? 0 : 2)
                + (rule.tradeType() == null ? 0 : 1);
    }

    private static Instant changedAt(AdjustmentRule rule) {
        return rule.changedAt() == null ? Instant.MIN : rule.changedAt();
    }

    private static String scope(AdjustmentRule rule) {
        String scope = String.join(
                ":",
                Stream.of(rule.currency(), rule.country(), rule.tradeType())
                        .filter(part -> part != null)
                        .map(Object::toString)
                        .toList());
        return scope.isEmpty() ? "global" : scope;
    }
}
