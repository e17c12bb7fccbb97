package io.usdtaggregator.admin.settings;

import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds active rules of one scope that are in force at the same time, now or later: of these only the newest applies
 * (docs/domain.md 4). Pure.
 */
public final class RuleOverlaps {
    private static final String ALL = "*";

    private RuleOverlaps() {}

    /** Whether another active rule has the scope of this one at the same time. */
    public static boolean of(AdjustmentRule rule, List<AdjustmentRule> rules, Instant now) {
        return rule.active()
                && rules.stream()
                        .anyMatch(other -> other != rule
                                && other.active()
                                && scope(other).equals(scope(rule))
                                && haveOneTime(rule, other, now));
    }

    /** The same of a rule for cross rates. */
    public static boolean of(CrossAdjustmentRule rule, List<CrossAdjustmentRule> rules) {
        return rule.active()
                && rules.stream()
                        .anyMatch(other ->
                                other != rule && other.active() && scope(other).equals(scope(rule)));
    }

    /** The scopes that have more than one rule under the proposed settings and have not now. */
    public static List<String> added(Settings inForce, Settings proposed, Instant now) {
        Set<String> scopes = new TreeSet<>(scopes(proposed, now));
        scopes.removeAll(scopes(inForce, now));
        return List.copyOf(scopes);
    }

    private static Set<String> scopes(Settings settings, Instant now) {
        Stream<String> rules = settings.adjustments().stream()
                .filter(rule -> of(rule, settings.adjustments(), now))
                .map(RuleOverlaps::scope);
        Stream<String> cross = settings.crossAdjustments().stream()
                .filter(rule -> of(rule, settings.crossAdjustments()))
                .map(RuleOverlaps::scope);
        return Stream.concat(rules, cross).collect(Collectors.toSet());
    }

    private static String scope(AdjustmentRule rule) {
        return orAll(rule.currency()) + ":" + orAll(rule.country()) + ":"
                + (rule.tradeType() == null ? ALL : rule.tradeType().name());
    }

    private static String scope(CrossAdjustmentRule rule) {
        return orAll(rule.from()) + " → " + orAll(rule.to());
    }

    private static boolean haveOneTime(AdjustmentRule one, AdjustmentRule other, Instant now) {
        Instant begin =
                Stream.of(start(one), start(other), now).max(Instant::compareTo).orElse(now);
        return begin.isBefore(end(one)) && begin.isBefore(end(other));
    }

    private static Instant start(AdjustmentRule rule) {
        return rule.validFrom() == null ? Instant.MIN : rule.validFrom();
    }

    private static Instant end(AdjustmentRule rule) {
        return rule.validUntil() == null ? Instant.MAX : rule.validUntil();
    }

    private static String orAll(String part) {
        return part == null ? ALL : part;
    }
}
