package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;

/** Queues each alert once for every webhook that wants alerts, however often and by whomever it is heard of. */
@Singleton
class AlertDelivery {
    private static final String WANTED =
            "SELECT EXISTS (SELECT 1 FROM gateway.webhook WHERE event = '" + Webhook.ALERT_RAISED + "')";
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('gateway.webhook_alert'))";
    private static final String QUEUE = "WITH target AS (UPDATE gateway.webhook w SET last_number = last_number + 1,"
            + " due_at = coalesce(due_at, now()) WHERE w.event = '" + Webhook.ALERT_RAISED + "'"
            + " AND w.account_id = ANY($5) AND w.created_at <= $6 AND NOT EXISTS (SELECT 1"
            + " FROM gateway.webhook_delivery d WHERE d.webhook_id = w.id AND d.event_key = $4)"
            + " RETURNING w.id, w.last_number)"
            + " INSERT INTO gateway.webhook_delivery (webhook_id, number, message_id, event, body, event_key)"
            + " SELECT id, last_number, $1, $2, $3, $4 FROM target";

    private final Tables tables;
    private final AlertFeed feed;
    private final ActiveAccounts accounts;

    AlertDelivery(Tables tables, AlertFeed feed, ActiveAccounts accounts) {
        this.tables = tables;
        this.feed = feed;
        this.accounts = accounts;
    }

    Uni<Void> queue(RaisedAlert alert) {
        if (!accounts.ready()) {
            return Uni.createFrom().voidItem();
        }
        List<String> readers = alert.isForOperators() ? accounts.operators() : accounts.readers();
        Event event = Event.of(Webhook.ALERT_RAISED, alert.raisedAt(), alert);
        return tables.inTransaction(connection -> Tables.run(connection, ONE_AT_A_TIME)
                .chain(locked -> Tables.run(
                        connection,
                        QUEUE,
                        event.messageId(),
                        event.type(),
                        event.body(),
                        "alert:" + alert.id(),
                        readers.toArray(String[]::new),
                        alert.raisedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
    }

    /** Queues what the channel may have lost; asks the engine only when somebody wants alerts. */
    Uni<Void> catchUp() {
        return tables.run(WANTED)
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(wanted -> wanted ? feed.recent() : Uni.createFrom().item(List.<RaisedAlert>of()))
                .chain(alerts -> Multi.createFrom()
                        .iterable(alerts)
                        .onItem()
                        .transformToUniAndConcatenate(this::queue)
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }
}
