package io.usdtaggregator.admin.settings.rules;

import com.github.f4b6a3.ulid.UlidCreator;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.Authorship;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LegStep;
import io.usdtaggregator.model.settings.rule.RuleStep;
import java.math.BigDecimal;
import java.time.Instant;

/** Notes on each rule who made or changed it, and when. Pure. */
public final class RuleAuthorship {

    private RuleAuthorship() {}

    /** New and changed rules get an id, who and when: of two rules of one scope the newest applies. */
    public static Settings signed(Settings current, Settings proposed, String who) {
        Instant now = Instant.now();
        return proposed.draft()
                .adjustments(proposed.adjustments().stream()
                        .map(rule -> current.adjustments().stream()
                                .filter(known -> saysTheSame(known, rule))
                                .findFirst()
                                .orElseGet(() -> signed(rule, who, now)))
                        .toList())
                .crossAdjustments(proposed.crossAdjustments().stream()
                        .map(rule -> current.crossAdjustments().stream()
                                .filter(known -> saysTheSame(known, rule))
                                .findFirst()
                                .orElseGet(() -> signed(rule, who, now)))
                        .toList())
                .build();
    }

    /** Who changed it and when is ours to say: a body without that, or with 2.0 for 2, changes nothing. */
    public static boolean saysTheSame(AdjustmentRule known, AdjustmentRule rule) {
        return unsigned(known).equals(unsigned(rule));
    }

    public static boolean saysTheSame(CrossAdjustmentRule known, CrossAdjustmentRule rule) {
        return unsigned(known).equals(unsigned(rule));
    }

    private static AdjustmentRule unsigned(AdjustmentRule rule) {
        return new AdjustmentRule(
                rule.id(),
                rule.scope(),
                new RuleStep(rule.mode(), plain(rule.value()), rule.direction()),
                rule.active(),
                rule.validity(),
                rule.reason(),
                Authorship.UNKNOWN);
    }

    private static CrossAdjustmentRule unsigned(CrossAdjustmentRule rule) {
        return new CrossAdjustmentRule(
                rule.id(),
                rule.from(),
                rule.to(),
                rule.mode(),
                plain(rule.buy()),
                plain(rule.sell()),
                rule.active(),
                Authorship.UNKNOWN);
    }

    private static LegStep plain(LegStep step) {
        return step == null ? null : new LegStep(plain(step.value()), step.direction());
    }

    private static BigDecimal plain(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    private static AdjustmentRule signed(AdjustmentRule rule, String who, Instant now) {
        return new AdjustmentRule(
                id(rule.id()),
                rule.scope(),
                rule.step(),
                rule.active(),
                rule.validity(),
                rule.reason(),
                new Authorship(who, now));
    }

    private static CrossAdjustmentRule signed(CrossAdjustmentRule rule, String who, Instant now) {
        return new CrossAdjustmentRule(
                id(rule.id()),
                rule.from(),
                rule.to(),
                rule.mode(),
                rule.buy(),
                rule.sell(),
                rule.active(),
                new Authorship(who, now));
    }

    private static String id(String id) {
        return id == null ? UlidCreator.getMonotonicUlid().toString() : id;
    }
}
