package io.usdtaggregator.engine.preview;

import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** When rules of settings begin and end, and which of them are in force at an instant (docs/domain.md 4). Pure. */
final class RuleTimes {
    private RuleTimes() {}

    /** The instants after {@code now} at which a rule of either settings begins or ends, the earliest first. */
    static List<Instant> after(Instant now, Settings present, Settings proposed) {
        return Stream.of(present, proposed)
                .flatMap(settings -> settings.adjustments().stream())
                .filter(AdjustmentRule::active)
                .flatMap(rule -> Stream.of(rule.validFrom(), rule.validUntil()))
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same settings with only the rules that are in force then, without their times. */
    static Settings at(Instant then, Settings settings) {
        return settings.draft()
                .adjustments(settings.adjustments().stream()
                        .filter(rule -> isInForce(rule, then))
                        .map(RuleTimes::withoutTimes)
                        .toList())
                .build();
    }

    private static boolean isInForce(AdjustmentRule rule, Instant then) {
        return (rule.validFrom() == null || !then.isBefore(rule.validFrom()))
                && (rule.validUntil() == null || then.isBefore(rule.validUntil()));
    }

    private static AdjustmentRule withoutTimes(AdjustmentRule rule) {
        return new AdjustmentRule(
                rule.id(),
                rule.currency(),
                rule.country(),
                rule.tradeType(),
                rule.mode(),
                rule.value(),
                rule.direction(),
                rule.active(),
                null,
                null,
                rule.reason(),
                rule.changedBy(),
                rule.changedAt());
    }
}
