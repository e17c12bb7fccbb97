package io.usdtaggregator.engine.alerting;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.StoredAlert;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.StreamSupport;

/** The alerts in PostgreSQL. While it is away they wait, bounded. */
@ApplicationScoped
public class AlertStore {
    private static final int MOST_WAITING = 10_000;

    private final Database database;
    private final ConcurrentLinkedDeque<Alert> waiting = new ConcurrentLinkedDeque<>();

    public AlertStore(Database database) {
        this.database = database;
    }

    Uni<Void> keep(Alert alert) {
        return insert(alert).onFailure().recoverWithUni(away -> {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(alert);
            }
            return Uni.createFrom().voidItem();
        });
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> later() {
        Alert first = waiting.poll();
        return first == null ? Uni.createFrom().voidItem() : keep(first);
    }

    /** Newest first. */
    public Uni<List<Alert>> newest(int limit) {
        return database.run("SELECT * FROM rates.alerts ORDER BY raised_at DESC, id DESC LIMIT $1", Tuple.of(limit))
                .map(AlertStore::alerts);
    }

    /** In the order in which they were stored, from after this one on. */
    public Uni<List<StoredAlert>> storedAfter(Instant since, String id, int limit) {
        return database.run(
                        "SELECT * FROM rates.alerts WHERE (stored_at, id) > ($1, $2)"
                                + " ORDER BY stored_at, id LIMIT $3",
                        Tuple.of(since.atOffset(ZoneOffset.UTC), id, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new StoredAlert(instant(row, "stored_at"), alert(row)))
                        .toList());
    }

    /** Empty when there is no such alert; a second acknowledgement changes nothing. */
    public Uni<Optional<Alert>> acknowledge(String id, String by) {
        return database.run(
                        "UPDATE rates.alerts SET acknowledged_at = coalesce(acknowledged_at, now()),"
                                + " acknowledged_by = coalesce(acknowledged_by, $2) WHERE id = $1 RETURNING *",
                        Tuple.of(id, by))
                .map(rows -> alerts(rows).stream().findFirst());
    }

    private Uni<Void> insert(Alert alert) {
        return database.run(
                        "INSERT INTO rates.alerts (id, kind, key, message, raised_at) VALUES ($1, $2, $3, $4, $5)"
                                + " ON CONFLICT DO NOTHING",
                        Tuple.of(
                                alert.id(),
                                alert.kind(),
                                alert.key(),
                                alert.message(),
                                alert.raisedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static List<Alert> alerts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AlertStore::alert)
                .toList();
    }

    private static Alert alert(Row row) {
        return new Alert(
                row.getString("id"),
                row.getString("kind"),
                row.getString("key"),
                row.getString("message"),
                instant(row, "raised_at"),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
