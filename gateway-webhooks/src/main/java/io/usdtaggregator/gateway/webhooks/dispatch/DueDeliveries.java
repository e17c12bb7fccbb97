package io.usdtaggregator.gateway.webhooks.dispatch;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.webhooks.delivery.Delivery;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The statements that share due webhooks between gateways, within a transaction of the caller. All time is the database's. */
@Singleton
class DueDeliveries {
    /** Those due of each account in their order, behind those of it that this gateway is at. */
    private static final String TURNS = "SELECT w.id, w.due_at, coalesce(b.busy, 0)"
            + " + row_number() OVER (PARTITION BY w.account_id ORDER BY w.due_at, w.id) AS turn"
            + " FROM gateway.webhook w LEFT JOIN unnest(cast(:accounts AS text[]), cast(:busy AS bigint[]))"
            + " AS b (account_id, busy) ON b.account_id = w.account_id WHERE w.due_at <= now()";

    private static final String CLAIM = "UPDATE gateway.webhook SET claim = :claim,"
            + " due_at = now() + :millis * interval '1 millisecond' WHERE id IN (SELECT id FROM gateway.webhook"
            + " WHERE due_at <= now() AND id IN (SELECT id FROM (" + TURNS + ") turns WHERE turn <= :share"
            + " ORDER BY due_at LIMIT :most) FOR UPDATE SKIP LOCKED)";

    private static final String CLAIMED = "from Webhook w join Delivery d on d.id.webhookId = w.id"
            + " where w.claim = :claim and d.id.number = (select min(p.id.number) from Delivery p"
            + " where p.id.webhookId = w.id and p.status = PENDING)";

    /** What waited behind it says why it was never tried. */
    private static final String FAIL_PENDING = "UPDATE gateway.webhook_delivery SET status = 'FAILED',"
            + " finished_at = now(), next_attempt_at = NULL,"
            + " attempts = attempts || cast(cast(:attempt AS text) AS jsonb)"
            + " WHERE webhook_id = :webhook AND status = 'PENDING'";

    /** A webhook that is now claimed, and its first pending delivery. */
    record Claimed(Webhook webhook, Delivery delivery) {}

    /**
     * Claims due webhooks whole, so that the messages of each go out in their order.
     *
     * @param length after that another gateway may claim them
     * @param share the most of one account
     * @param busy how many of each account's are being delivered from here already
     * @return how many were claimed
     */
    Uni<Integer> claim(UUID claim, Duration length, int most, int share, Map<String, Long> busy) {
        List<Map.Entry<String, Long>> accounts = List.copyOf(busy.entrySet());
        return Panache.getSession().chain(session -> session.createNativeQuery(CLAIM)
                .setParameter("claim", claim)
                .setParameter("millis", (double) length.toMillis())
                .setParameter(
                        "accounts", accounts.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .setParameter("busy", accounts.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .setParameter("share", (long) share)
                .setParameter("most", most)
                .executeUpdate());
    }

    /** What this claim holds; a statement of its own, for it must see what others finished before the claim. */
    Uni<List<Claimed>> claimed(UUID claim) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("select w, d " + CLAIMED, Claimed.class)
                        .setParameter("claim", claim)
                        .getResultList());
    }

    /** Ends all that waits for a webhook. */
    Uni<Integer> failPending(UUID webhook, DeliveryAttempt why) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FAIL_PENDING)
                .setParameter("webhook", webhook)
                .setParameter("attempt", MarketJson.write(why))
                .executeUpdate());
    }
}
