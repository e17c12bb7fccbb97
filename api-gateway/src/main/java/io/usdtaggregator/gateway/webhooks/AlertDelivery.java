package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.webhooks.AlertFeed.Place;
import io.usdtaggregator.gateway.webhooks.AlertFeed.StoredAlert;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Queues each alert once for every webhook that wants alerts, however often and by whomever it is heard of. */
@Singleton
class AlertDelivery {
    private static final String WANTED =
            "SELECT EXISTS (SELECT 1 FROM gateway.webhook WHERE disabled_at IS NULL AND event = '"
                    + Webhook.ALERT_RAISED + "')";
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('gateway.webhook_alert'))";
    private static final String QUEUE = "WITH target AS (UPDATE gateway.webhook w SET last_number = last_number + 1,"
            + " due_at = coalesce(due_at, now()) WHERE w.disabled_at IS NULL AND w.event = '" + Webhook.ALERT_RAISED
            + "'"
            + " AND w.account_id = ANY($5) AND w.created_at <= coalesce($6, now()) AND NOT EXISTS (SELECT 1"
            + " FROM gateway.webhook_delivery d WHERE d.webhook_id = w.id AND d.event_key = $4)"
            + " RETURNING w.id, w.last_number)"
            + " INSERT INTO gateway.webhook_delivery (webhook_id, number, message_id, event, body, event_key)"
            + " SELECT id, last_number, $1, $2, $3, $4 FROM target";

    /** Older ones are no news. It is shorter than deliveries are kept, by which a second arrival is told. */
    private static final Duration NEWS = Duration.ofHours(24);
    /** What is written at one time is seen in any order; an account may be new here. Far more than both take. */
    private static final Duration AGAIN = Duration.ofMinutes(2);

    private final Tables tables;
    private final AlertFeed feed;
    private final ActiveAccounts accounts;
    private volatile Instant readTo = Instant.EPOCH;

    AlertDelivery(Tables tables, AlertFeed feed, ActiveAccounts accounts) {
        this.tables = tables;
        this.feed = feed;
        this.accounts = accounts;
    }

    /** What is heard of now: for every webhook that there is. */
    Uni<Void> queue(RaisedAlert alert) {
        return queue(alert, Optional.empty());
    }

    /** @param storedAt a webhook that is younger did not ask for it; by the same clock as its creation */
    private Uni<Void> queue(RaisedAlert alert, Optional<Instant> storedAt) {
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
                        storedAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null)))
                .replaceWithVoid());
    }

    /** Queues what the channel may have lost; asks the engine only when somebody wants alerts. */
    Uni<Void> catchUp() {
        if (!accounts.ready()) {
            return Uni.createFrom().voidItem();
        }
        Instant again = readTo.minus(AGAIN);
        Instant news = Instant.now().minus(NEWS);
        return tables.run(WANTED)
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(wanted -> wanted
                        ? readOn(Place.at(again.isAfter(news) ? again : news))
                        : Uni.createFrom().voidItem());
    }

    /** Page by page: however many there are after a long outage, none is passed over. */
    private Uni<Void> readOn(Place from) {
        return feed.stored(from)
                .call(page -> queueAll(page.alerts()))
                .map(page ->
                        page.alerts().stream().reduce((earlier, later) -> later).filter(last -> page.more()))
                .chain(last -> last.map(one -> readOn(one.place()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> queueAll(List<StoredAlert> stored) {
        return Multi.createFrom()
                .iterable(stored)
                .onItem()
                .transformToUniAndConcatenate(one -> one.alert()
                        .map(alert -> queue(alert, Optional.of(one.place().storedAt())))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .invoke(() -> readTo = one.place().storedAt()))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
