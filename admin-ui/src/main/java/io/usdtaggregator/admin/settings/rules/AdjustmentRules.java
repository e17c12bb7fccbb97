package io.usdtaggregator.admin.settings.rules;

import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LegStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the rules that adjust rates and cross rates must keep to. Pure. */
final class AdjustmentRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final BigDecimal MOST_PERCENT = new BigDecimal("1000");
    private static final int LONGEST_REASON = 500;

    private final FieldChecks checks;
    private final ScopeRules scopes;

    AdjustmentRules(FieldChecks checks, ScopeRules scopes) {
        this.checks = checks;
        this.scopes = scopes;
    }

    void check(Settings settings) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < settings.adjustments().size(); i++) {
            adjustment("adjustments[" + i + "]", settings.adjustments().get(i), ids);
        }
        Set<String> crossIds = new HashSet<>();
        for (int i = 0; i < settings.crossAdjustments().size(); i++) {
            cross("cross_adjustments[" + i + "]", settings.crossAdjustments().get(i), crossIds);
        }
    }

    private void adjustment(String path, AdjustmentRule rule, Set<String> ids) {
        id(path + ".id", rule.id(), ids);
        instant(path + ".valid_from", rule.validFrom());
        instant(path + ".valid_until", rule.validUntil());
        checks.required(path + ".mode", rule.mode(), "PERCENT, FIXED");
        checks.required(path + ".direction", rule.direction(), "MARKUP, MARKDOWN");
        scopes.currency(path + ".currency", rule.currency());
        boolean named = rule.currency() != null;
        checks.check(rule.country() == null || named, path + ".currency", "missing", "a country needs its currency");
        if (rule.country() != null && named) {
            scopes.country(path + ".country", rule.currency(), rule.country());
        }
        checks.check(
                rule.mode() != AdjustmentMode.FIXED || named, path + ".currency", "missing", "FIXED needs a currency");
        step(path + ".value", rule.mode(), rule.value(), rule.direction());
        checks.check(
                rule.validFrom() == null
                        || rule.validUntil() == null
                        || rule.validFrom().isBefore(rule.validUntil()),
                path + ".valid_until",
                "before_start",
                "must be after valid_from");
        checks.check(
                rule.reason() == null || rule.reason().length() <= LONGEST_REASON,
                path + ".reason",
                "too_long",
                "up to " + LONGEST_REASON + " characters");
    }

    private void cross(String path, CrossAdjustmentRule rule, Set<String> ids) {
        id(path + ".id", rule.id(), ids);
        checks.required(path + ".mode", rule.mode(), "PERCENT, FIXED");
        scopes.currency(path + ".from", rule.from());
        scopes.currency(path + ".to", rule.to());
        checks.check(rule.to() == null || rule.from() != null, path + ".from", "missing", "to needs from");
        checks.check(
                rule.mode() != AdjustmentMode.FIXED || (rule.from() != null && rule.to() != null),
                path + ".from",
                "missing",
                "FIXED needs from and to");
        leg(path + ".buy", rule.mode(), rule.buy());
        leg(path + ".sell", rule.mode(), rule.sell());
    }

    private void leg(String path, AdjustmentMode mode, LegStep step) {
        checks.required(path, step, "value and direction");
        if (step != null) {
            checks.required(path + ".direction", step.direction(), "MARKUP, MARKDOWN");
            step(path + ".value", mode, step.value(), step.direction());
        }
    }

    private void step(String path, AdjustmentMode mode, BigDecimal value, Direction direction) {
        checks.amount(path, value, mode == AdjustmentMode.PERCENT ? MOST_PERCENT : FieldChecks.LARGEST);
        checks.check(
                value == null
                        || mode != AdjustmentMode.PERCENT
                        || direction != Direction.MARKDOWN
                        || value.compareTo(FieldChecks.HUNDRED) < 0,
                path,
                "not_positive",
                "a markdown of 100 percent or more leaves nothing");
    }

    private void id(String path, String id, Set<String> ids) {
        checks.check(id == null || ID.matcher(id).matches(), path, "malformed", "up to 64 letters, digits, _ or -");
        checks.check(id == null || ids.add(id), path, "twice", "stands twice");
    }

    private void instant(String path, Instant instant) {
        checks.check(
                instant == null || !instant.isBefore(EARLIEST) && instant.isBefore(LATEST),
                path,
                "out_of_range",
                "must be within the years 2000 to 2999");
    }
}
