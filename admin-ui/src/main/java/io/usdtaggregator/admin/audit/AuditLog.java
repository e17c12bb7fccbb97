package io.usdtaggregator.admin.audit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Who did what, when and why. Only added to; a trigger of the database refuses anything else. */
@ApplicationScoped
public class AuditLog implements PanacheRepository<AuditEntry> {
    /** What entries about the settings have as their subject. */
    public static final String SETTINGS = "settings";

    private static final Sort NEWEST_FIRST = Sort.descending("id");

    private final Transactions transactions;
    private final RequestAddress address;

    AuditLog(Transactions transactions, RequestAddress address) {
        this.address = address;
        this.transactions = transactions;
    }

    /**
     * Adds an entry within the transaction of the change that it is about.
     *
     * @param subject the thing that was changed, such as {@code account:01J...}
     * @param detail never holds a secret
     */
    public Uni<Void> add(String who, String what, String subject, String reason, JsonObject detail) {
        return persist(new AuditEntry(who, from(), what, subject, reason, detail))
                .replaceWithVoid();
    }

    private String from() {
        return Arc.container().requestContext().isActive() ? address.get() : null;
    }

    /** An entry with a transaction of its own, about something that is not kept in the database. */
    public Uni<Void> addAlone(String who, String what, String subject, String reason, JsonObject detail) {
        return transactions.write(() -> add(who, what, subject, reason, detail));
    }

    /** The newest entries, newest first. */
    public Uni<List<AuditEntry>> newest(int most) {
        return transactions.read(() -> findAll(NEWEST_FIRST).page(0, most).list());
    }

    /** The newest entries of those looked for, newest first. */
    public Uni<List<AuditEntry>> find(AuditQuery wanted, int most) {
        return transactions.read(() -> (wanted.condition().isEmpty()
                        ? findAll(NEWEST_FIRST)
                        : find(wanted.condition(), NEWEST_FIRST, wanted.values()))
                .page(0, most)
                .list());
    }

    /** Empty when there never was one of this number. */
    public Uni<Optional<AuditEntry>> entry(long id) {
        return transactions.read(() -> findById(id).map(Optional::ofNullable));
    }

    /**
     * Within the transaction of a change: refuses one that was made of an older state, and says who changed it since.
     *
     * @param shown the version that was shown; empty: none was
     */
    public Uni<Void> refuseOlder(String subject, long current, OptionalLong shown) {
        if (shown.isEmpty() || shown.getAsLong() == current) {
            return Uni.createFrom().voidItem();
        }
        return find("subject", NEWEST_FIRST, subject)
                .page(0, 1)
                .<AuditEntry>firstResult()
                .map(entry -> {
                    throw entry == null ? Problem.conflict("conflict", "It was changed meanwhile.") : conflict(entry);
                });
    }

    private static HttpProblem conflict(AuditEntry entry) {
        return ChangedMeanwhile.of(entry.who(), entry.at(), StateChange.of(entry))
                .on(Problem.conflict("conflict", changedBy(entry)));
    }

    private static String changedBy(AuditEntry entry) {
        String fields = AuditChanges.of(entry).stream()
                .map(change -> change.field() + " from " + change.before() + " to " + change.after())
                .collect(Collectors.joining(", "));
        return entry.who() + " changed it at " + entry.at().truncatedTo(ChronoUnit.SECONDS)
                + (fields.isEmpty() ? "." : ": " + fields + ".") + " Read it again.";
    }

    /** What was done to a thing after this entry, oldest first. */
    public Uni<List<AuditEntry>> later(AuditEntry entry, int most) {
        return transactions.read(() -> find("subject = ?1 and id > ?2", Sort.ascending("id"), entry.subject, entry.id)
                .page(0, most)
                .list());
    }

    /** The newest entry about this subject. */
    public Uni<Optional<AuditEntry>> newestAbout(String subject) {
        return transactions.read(() -> find("subject", NEWEST_FIRST, subject)
                .page(0, 1)
                .<AuditEntry>firstResult()
                .map(Optional::ofNullable));
    }
}
