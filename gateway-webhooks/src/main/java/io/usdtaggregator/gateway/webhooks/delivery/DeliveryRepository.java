package io.usdtaggregator.gateway.webhooks.delivery;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.webhooks.delivery.Delivery.DeliveryId;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The log of deliveries in PostgreSQL, within a session of the caller. */
@ApplicationScoped
public class DeliveryRepository implements PanacheRepositoryBase<Delivery, DeliveryId> {
    private static final String OF_WEBHOOK = "id.webhookId = ?1";
    private static final String PENDING = "id.webhookId = ?1 and status = ?2";
    private static final String NUMBER = "id.number";

    /** Adds a delivery behind the others of a webhook whose row is locked. */
    public Uni<Delivery> append(Webhook webhook, WebhookMessage message, Instant now) {
        return persist(new Delivery(webhook, message, null, now));
    }

    /** The same message again, as a delivery of its own. */
    Uni<Delivery> appendReplay(Webhook webhook, Delivery of, Instant now) {
        return persist(new Delivery(webhook, of.message(), of.number(), now));
    }

    public Uni<Optional<Delivery>> find(UUID webhook, long number) {
        return findById(new DeliveryId(webhook, number)).map(Optional::ofNullable);
    }

    /** The next one to be delivered. */
    public Uni<Optional<Delivery>> firstPending(UUID webhook) {
        return find(PENDING, Sort.by(NUMBER), webhook, DeliveryStatus.PENDING)
                .<Delivery>firstResult()
                .map(Optional::ofNullable);
    }

    Uni<Long> countPending(UUID webhook) {
        return count(PENDING, webhook, DeliveryStatus.PENDING);
    }

    Uni<Long> count(UUID webhook) {
        return count(OF_WEBHOOK, webhook);
    }

    /** Newest first. */
    Uni<List<Delivery>> page(UUID webhook, Page page) {
        return find(OF_WEBHOOK, Sort.descending(NUMBER), webhook)
                .page(page.number() - 1, page.size())
                .list();
    }

    /** How many of each of these webhooks wait; one without any is absent. */
    Uni<Map<UUID, Long>> countsPending(List<UUID> webhooks) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select id.webhookId, count(*) from Delivery where status = :pending and id.webhookId in"
                                        + " :webhooks group by id.webhookId",
                                Object[].class)
                        .setParameter("pending", DeliveryStatus.PENDING)
                        .setParameter("webhooks", webhooks)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    /** The newest delivery of each of these webhooks, where it is still kept. */
    Uni<Map<UUID, Delivery>> newestOf(List<Webhook> webhooks) {
        return list(
                        "id in ?1",
                        webhooks.stream()
                                .map(webhook -> new DeliveryId(webhook.id(), webhook.lastNumber()))
                                .toList())
                .map(found -> found.stream().collect(Collectors.toMap(Delivery::webhookId, Function.identity())));
    }

    Uni<Long> deleteFinishedBefore(Instant oldest) {
        return delete("finishedAt < ?1", oldest);
    }
}
