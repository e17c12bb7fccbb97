package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.Page;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What was and will be sent to a webhook, and what is added to it by its owner. */
@Singleton
class DeliveryLog {
    /** Adds a delivery at the end of a webhook's queue: one statement, so that its number has no rival. */
    private static final String ADD = "WITH target AS (UPDATE gateway.webhook SET last_number = last_number + 1,"
            + " due_at = coalesce(due_at, now()) WHERE id = $1 AND disabled_at IS NULL RETURNING id, last_number)"
            + " INSERT INTO gateway.webhook_delivery (webhook_id, number, message_id, event, body, replay_of)"
            + " SELECT id, last_number, $2, $3, $4, $5::bigint FROM target RETURNING *";

    private final Tables tables;

    DeliveryLog(Tables tables) {
        this.tables = tables;
    }

    record Listed(long count, List<Delivery> deliveries) {}

    /** Newest first. */
    Uni<Listed> page(UUID webhook, Page page) {
        return tables.run("SELECT count(*) FROM gateway.webhook_delivery WHERE webhook_id = $1", webhook)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(count -> tables.run(
                                "SELECT * FROM gateway.webhook_delivery WHERE webhook_id = $1"
                                        + " ORDER BY number DESC LIMIT $2 OFFSET $3",
                                webhook,
                                page.size(),
                                (page.number() - 1L) * page.size())
                        .map(rows -> new Listed(count, deliveries(rows))));
    }

    /** How many wait to be delivered; counted up to {@code most} only. */
    Uni<Long> pending(UUID webhook, int most) {
        return tables.run(
                        "SELECT count(*) FROM (SELECT 1 FROM gateway.webhook_delivery"
                                + " WHERE webhook_id = $1 AND status = 'PENDING' LIMIT $2) waiting",
                        webhook,
                        most)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Empty when the webhook went in between. */
    Uni<Optional<Delivery>> add(UUID webhook, Event event) {
        return tables.run(ADD, webhook, event.messageId(), event.type(), event.body(), null)
                .map(DeliveryLog::first);
    }

    /** Sends a finished one again at the end of the queue, or a pending one now; empty when there is no such one. */
    Uni<Optional<Delivery>> replay(UUID webhook, long number) {
        return tables.inTransaction(
                connection -> Tables.run(connection, "SELECT id FROM gateway.webhook WHERE id = $1 FOR UPDATE", webhook)
                        .chain(locked -> Tables.run(
                                connection,
                                "SELECT * FROM gateway.webhook_delivery WHERE webhook_id = $1 AND number = $2",
                                webhook,
                                number))
                        .chain(rows -> again(connection, webhook, rows)));
    }

    /** Forgets finished deliveries that are older. */
    Uni<Void> forget(Duration olderThan) {
        return tables.run(
                        "DELETE FROM gateway.webhook_delivery WHERE finished_at < now() - $1 * interval '1 second'",
                        (double) olderThan.toSeconds())
                .replaceWithVoid();
    }

    private static Uni<Optional<Delivery>> again(SqlConnection connection, UUID webhook, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        Row row = rows.iterator().next();
        return row.getString("status").equals(Delivery.Status.PENDING.name())
                ? now(connection, webhook, row.getLong("number"))
                : Tables.run(
                                connection,
                                ADD,
                                webhook,
                                row.getString("message_id"),
                                row.getString("event"),
                                row.getString("body"),
                                row.getLong("number"))
                        .map(DeliveryLog::first);
    }

    /** While a gateway is at it, its claim stays: what it does is what was asked for. */
    private static Uni<Optional<Delivery>> now(SqlConnection connection, UUID webhook, long number) {
        return Tables.run(
                        connection,
                        "UPDATE gateway.webhook_delivery SET next_attempt_at = now()"
                                + " WHERE webhook_id = $1 AND number = $2 RETURNING *",
                        webhook,
                        number)
                .map(DeliveryLog::first)
                .call(found -> Tables.run(connection, DeliveryQueue.SETTLE + " AND claim IS NULL", webhook));
    }

    private static Optional<Delivery> first(RowSet<Row> rows) {
        return deliveries(rows).stream().findFirst();
    }

    private static List<Delivery> deliveries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Delivery::of).toList();
    }
}
