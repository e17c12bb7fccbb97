package io.usdtaggregator.admin.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who changed a thing since it was shown, and what: a conflict carries it, so that a page can tell it in the reader's language.
 *
 * @param changes the first of the changed fields
 * @param more how many changed fields are not among them
 * @param change all of it, for a page to tell in words
 */
public record ChangedMeanwhile(
        String who,
        Instant at,
        List<AuditChanges.FieldChange> changes,
        int more,
        @JsonIgnore StateChange change) {
    private static final String MEMBER = "changed_meanwhile";
    private static final int MOST_FIELDS = 10;

    /** Without what each change changes. */
    public static ChangedMeanwhile of(String who, Instant at, StateChange change) {
        List<AuditChanges.FieldChange> changes = change.fields();
        return new ChangedMeanwhile(
                who,
                at,
                changes.stream().limit(MOST_FIELDS).toList(),
                Math.max(0, changes.size() - MOST_FIELDS),
                change);
    }

    /** The same conflict with these facts. */
    public HttpProblem on(HttpProblem conflict) {
        return Problem.with(conflict, MEMBER, this);
    }

    /** What a problem tells of it. */
    public static Optional<ChangedMeanwhile> in(HttpProblem problem) {
        return Optional.ofNullable(problem.getParameters().get(MEMBER))
                .filter(ChangedMeanwhile.class::isInstance)
                .map(ChangedMeanwhile.class::cast);
    }
}
