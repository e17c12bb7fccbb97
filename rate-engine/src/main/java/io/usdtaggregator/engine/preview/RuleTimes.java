package io.usdtaggregator.engine.preview;

import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.Validity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** When rules of settings begin and end, and which of them are in force at an instant (docs/domain.md 4). Pure. */
final class RuleTimes {
    private RuleTimes() {}

    /** The instants after {@code now} at which a rule of either settings begins or ends, the earliest first. */
    static List<Instant> after(Instant now, Settings present, Settings proposed) {
        return Stream.of(present, proposed)
                .flatMap(settings -> settings.adjustments().stream())
                .filter(AdjustmentRule::active)
                .flatMap(rule -> rule.validity().borders())
                .filter(now::isBefore)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same settings with only the rules that are in force then, without their times. */
    static Settings at(Instant then, Settings settings) {
        return settings.draft()
                .adjustments(settings.adjustments().stream()
                        .filter(rule -> rule.validity().holds(then))
                        .map(RuleTimes::withoutTimes)
                        .toList())
                .build();
    }

    private static AdjustmentRule withoutTimes(AdjustmentRule rule) {
        return new AdjustmentRule(
                rule.id(), rule.scope(), rule.step(), rule.active(), Validity.ALWAYS, rule.reason(), rule.changed());
    }
}
