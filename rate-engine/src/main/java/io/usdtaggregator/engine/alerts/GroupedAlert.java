package io.usdtaggregator.engine.alerts;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes one alert of the conditions of one kind and cause. Pure. */
final class GroupedAlert {
    private static final int PARTS_OF_CORRIDOR = 4;

    private GroupedAlert() {}

    /** What is no alert is acknowledged by its own cause: nobody has to. */
    static Alert of(String id, List<AlertCondition> conditions, boolean sandbox, Instant now) {
        AlertCondition first = conditions.get(0);
        AlertSeverity severity = conditions.stream()
                .map(AlertCondition::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<AlertChange> changes = changes(conditions);
        return new Alert(
                id,
                new AlertSubject(first.kind().code(), severity.code(), first.cause(), first.key()),
                message(first, changes),
                changes,
                sandbox,
                now,
                first.kind().isAlert() ? null : now,
                first.kind().isAlert() ? null : first.cause());
    }

    /** Each key once: what was seen first. */
    static List<AlertChange> changes(List<AlertCondition> conditions) {
        Map<String, AlertChange> byKey = new LinkedHashMap<>();
        conditions.forEach(condition -> byKey.putIfAbsent(condition.key(), condition.toChange()));
        return List.copyOf(byKey.values());
    }

    private static String message(AlertCondition first, List<AlertChange> changes) {
        if (changes.size() == 1) {
            return first.message();
        }
        long corridors = changes.stream().filter(GroupedAlert::isCorridor).count();
        return first.cause() + ": " + counted(changes.size() - corridors, "market") + " and "
                + counted(corridors, "corridor") + mostOf(changes) + ". The first: " + first.key() + ", "
                + first.message();
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String mostOf(List<AlertChange> changes) {
        return changes.stream()
                .map(AlertChange::percent)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(BigDecimal::abs))
                .map(most -> ", by up to " + most.abs().toPlainString() + " %")
                .orElse("");
    }

    private static boolean isCorridor(AlertChange change) {
        return change.key().split(":", -1).length == PARTS_OF_CORRIDOR;
    }
}
