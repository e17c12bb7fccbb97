package io.usdtaggregator.admin.auditlog;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.RevertibleThing;
import io.usdtaggregator.admin.audit.StateChange;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes back one change of an account, a key or a member of staff, as long as nobody changed the same fields since. */
@ApplicationScoped
class ThingReversal {
    private static final int NOT_FOUND = 404;

    private final List<RevertibleThing> things;

    ThingReversal(@All List<RevertibleThing> things) {
        this.things = things;
    }

    /**
     * What taking a change back would do now.
     *
     * @param version of the thing as it is now
     * @param change what would be saved
     */
    record Preview(long version, StateChange change) {}

    /** Whether the entry is of a kind that can be taken back. */
    boolean isFor(AuditEntry entry) {
        return thing(entry).isPresent();
    }

    /** Empty where the thing is gone or can no longer be changed, as a revoked key. */
    Uni<Optional<Preview>> preview(AuditEntry entry) {
        return now(entry)
                .map(now -> Optional.of(
                        new Preview(now.version(), new StateChange(now.content(), content(outcome(entry, now))))))
                .onFailure(failure -> failure instanceof HttpProblem gone && gone.getStatusCode() == NOT_FOUND)
                .recoverWithItem(Optional.empty());
    }

    /** @param shown the version of the thing that the preview was made of */
    Uni<Void> takeBack(AuditEntry entry, String who, String reason, long shown) {
        return now(entry).chain(now -> {
            Reversal.Outcome outcome = outcome(entry, now);
            if (now.version() == shown && !outcome.touched().isEmpty()) {
                throw changedSince(outcome.touched());
            }
            return thing(entry)
                    .orElseThrow()
                    .restore(new RevertibleThing.Restoration(who, reason, id(entry), shown, content(outcome)));
        });
    }

    /** The conflict that names the fields. */
    static HttpProblem changedSince(List<String> touched) {
        return Problem.conflict(
                "changed_since", "Changed again since, so not taken back: " + String.join(", ", touched));
    }

    private Uni<RevertibleThing.State> now(AuditEntry entry) {
        return thing(entry)
                .map(thing -> thing.now(id(entry)))
                .orElseThrow(() -> Problem.notFound("not_found", "This entry is of no change that is taken back."));
    }

    private Optional<RevertibleThing> thing(AuditEntry entry) {
        return things.stream()
                .filter(thing -> entry.subject() != null && entry.subject().startsWith(thing.kind() + ":"))
                .filter(thing -> AuditRow.isOfOneThing(entry))
                .findFirst();
    }

    private static Reversal.Outcome outcome(AuditEntry entry, RevertibleThing.State now) {
        return Reversal.of(
                AuditStates.tree(now.content().encode()), AuditStates.before(entry), AuditStates.after(entry));
    }

    private static JsonObject content(Reversal.Outcome outcome) {
        return new JsonObject(outcome.settings().toString());
    }

    private static String id(AuditEntry entry) {
        return entry.subject().substring(entry.subject().indexOf(':') + 1);
    }
}
