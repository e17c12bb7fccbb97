package io.usdtaggregator.engine.alerts;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/** The rows of {@code rates.alerts}; each method needs a session. */
@ApplicationScoped
public class AlertRepository implements PanacheRepositoryBase<AlertEntity, String> {
    /** Newest first; only what is an alert. */
    Uni<List<AlertEntity>> newest(int limit) {
        return find("kind <> ?1 order by raisedAt desc, id desc", AlertKind.SETTINGS_CHANGE.code())
                .range(0, limit - 1)
                .list();
    }

    /** What this version of the settings moved, oldest first. */
    Uni<List<AlertEntity>> movedBySettings(long version, int limit) {
        return find(
                        "kind = ?1 and cause = ?2 order by raisedAt, id",
                        AlertKind.SETTINGS_CHANGE.code(),
                        AlertCondition.causeOfSettings(version))
                .range(0, limit - 1)
                .list();
    }

    /** In the order in which they were stored, after the alert of this instant and id; only what is an alert. */
    Uni<List<AlertEntity>> storedAfter(Instant since, String id, int limit) {
        return find(
                        "kind <> ?3 and (storedAt > ?1 or (storedAt = ?1 and id > ?2)) order by storedAt, id",
                        since,
                        id,
                        AlertKind.SETTINGS_CHANGE.code())
                .range(0, limit - 1)
                .list();
    }

    /** The alert, held against a second acknowledgement at the same moment; {@code null} when there is none. */
    Uni<AlertEntity> locked(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
