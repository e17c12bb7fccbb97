package io.usdtaggregator.engine.alerts;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.StoredAlert;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** The alerts in PostgreSQL. While it is out they wait, bounded. */
@ApplicationScoped
public class AlertStore {
    private static final Logger LOG = Logger.getLogger("alerts");
    private static final int MOST_WAITING = 10_000;

    private final Database database;
    private final AlertRepository alerts;
    private final ConcurrentLinkedDeque<Alert> waiting = new ConcurrentLinkedDeque<>();

    public AlertStore(Database database, AlertRepository alerts) {
        this.database = database;
        this.alerts = alerts;
    }

    /** Done when it is stored, or waits for PostgreSQL. Never fails. */
    Uni<Void> keep(Alert alert) {
        return insert(alert).onFailure().recoverWithUni(lost -> {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(alert);
            }
            return Uni.createFrom().voidItem();
        });
    }

    /** Adds what the same cause did besides to an alert that is raised. Never fails: it is logged where it came from. */
    Uni<Void> join(String id, List<AlertCondition> more) {
        return database.inTime(
                        () -> Panache.withTransaction(() -> alerts.locked(id).invoke(found -> Optional.ofNullable(found)
                                .ifPresent(alert -> alert.join(GroupedAlert.changes(more))))))
                .replaceWithVoid()
                .onFailure()
                .invoke(failed -> LOG.warnf("alert %s does not list %d more: %s", id, more.size(), failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> later() {
        Alert first = waiting.poll();
        return first == null ? Uni.createFrom().voidItem() : keep(first);
    }

    /** Newest first. */
    public Uni<List<Alert>> newest(int limit) {
        return database.inTime(() -> Panache.withSession(() -> alerts.newest(limit)))
                .map(found -> found.stream().map(AlertEntity::toAlert).toList());
    }

    /** What this version of the settings moved, oldest first. */
    public Uni<List<Alert>> movedBySettings(long version, int limit) {
        return database.inTime(() -> Panache.withSession(() -> alerts.movedBySettings(version, limit)))
                .map(found -> found.stream().map(AlertEntity::toAlert).toList());
    }

    /** In the order in which they were stored, from after this one on. */
    public Uni<List<StoredAlert>> storedAfter(Instant since, String id, int limit) {
        return database.inTime(() -> Panache.withSession(() -> alerts.storedAfter(since, id, limit)))
                .map(found -> found.stream().map(AlertEntity::toStoredAlert).toList());
    }

    /** Empty when there is no such alert; a second acknowledgement changes nothing. */
    public Uni<Optional<Alert>> acknowledge(String id, String by) {
        return database.inTime(() -> Panache.withTransaction(() -> alerts.locked(id)
                .invoke(found -> Optional.ofNullable(found).ifPresent(alert -> alert.acknowledge(by, Instant.now())))
                .map(found -> Optional.ofNullable(found).map(AlertEntity::toAlert))));
    }

    /** An alert that is stored already is stored. */
    private Uni<Void> insert(Alert alert) {
        return database.inTime(() -> Panache.withTransaction(() -> alerts.persist(new AlertEntity(alert))))
                .replaceWithVoid()
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull();
    }
}
