package io.usdtaggregator.admin.settings;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.admin.audit.AuditChanges;
import io.usdtaggregator.admin.audit.ChangedMeanwhile;
import io.usdtaggregator.admin.audit.StateChange;
import io.usdtaggregator.base.problem.Problem;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells whoever edits an older version of the settings who changed them since, and what. Pure. */
final class SettingsConflict {
    private static final int MOST_FIELDS = 5;

    private SettingsConflict() {}

    /** @param older the version that was edited, where it is known */
    static HttpProblem of(SettingsVersion newest, long edited, Optional<SettingsVersion> older) {
        String fields = older.map(before -> changed(before, newest)).orElse("");
        HttpProblem conflict = Problem.conflict(
                "conflict",
                "The settings are at version " + newest.version + ", not " + edited + ": " + newest.changedBy()
                        + " changed them at " + newest.changedAt().truncatedTo(ChronoUnit.SECONDS)
                        + (fields.isEmpty() ? "" : " (" + fields + ")") + ". Read them again.");
        return ChangedMeanwhile.of(
                        newest.changedBy(),
                        newest.changedAt(),
                        older.map(before -> new StateChange(before.body, newest.body))
                                .orElse(StateChange.UNKNOWN))
                .on(conflict);
    }

    private static String changed(SettingsVersion before, SettingsVersion newest) {
        var changes = AuditChanges.between(before.body, newest.body).stream()
                .filter(change -> !change.field().equals("version"))
                .toList();
        return changes.stream()
                        .limit(MOST_FIELDS)
                        .map(change -> change.field() + " from " + change.before() + " to " + change.after())
                        .collect(Collectors.joining(", "))
                + (changes.size() > MOST_FIELDS ? " and " + (changes.size() - MOST_FIELDS) + " more" : "");
    }
}
