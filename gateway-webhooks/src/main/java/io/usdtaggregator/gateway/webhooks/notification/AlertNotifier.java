package io.usdtaggregator.gateway.webhooks.notification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.StoredAlert;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryLog.DeliveriesQueued;
import io.usdtaggregator.gateway.webhooks.delivery.WebhookMessage;
import io.usdtaggregator.gateway.webhooks.events.AlertRaisedEvent.AlertRaisedData;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookAccounts;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Queues each alert once for every webhook that wants alerts, however often and by whichever gateway it is read. */
@Singleton
class AlertNotifier {
    private static final Logger LOG = Logger.getLogger(AlertNotifier.class);
    /** About the service itself rather than about rates. */
    private static final Set<String> FOR_OPERATORS =
            Set.of(AlertKind.RULE_SKIPPED.code(), AlertKind.POISON_MESSAGE.code());

    private static final String ONE_AT_A_TIME =
            "SELECT true FROM pg_advisory_xact_lock(hashtext('gateway.webhook_alert'))";
    /** One statement for all webhooks: an alert may have thousands of readers. */
    private static final String QUEUE = "WITH target AS (UPDATE gateway.webhook w SET last_number = last_number + 1,"
            + " due_at = coalesce(due_at, now()) WHERE w.disabled_at IS NULL AND w.event = :event"
            + " AND w.account_id = ANY(cast(:readers AS text[]))"
            + " AND (w.alert_kinds IS NULL OR cast(:kind AS text) = ANY(string_to_array(w.alert_kinds, ',')))"
            + " AND (w.min_severity IS NULL OR array_position(ARRAY['info', 'warning', 'critical'], w.min_severity)"
            + " <= array_position(ARRAY['info', 'warning', 'critical'], cast(:severity AS text)))"
            + " AND w.created_at <= coalesce(cast(cast(:stored AS text) AS timestamptz), now()) AND NOT EXISTS (SELECT 1"
            + " FROM gateway.webhook_delivery d WHERE d.webhook_id = w.id AND d.event_key = :key)"
            + " RETURNING w.id, w.last_number)"
            + " INSERT INTO gateway.webhook_delivery (webhook_id, number, message_id, event, body, event_key)"
            + " SELECT id, last_number, :message, :event, :body, :key FROM target";

    /** Older alerts are not sent. It is shorter than deliveries are kept, by which a second arrival is noticed. */
    private static final Duration NEWS = Duration.ofHours(24);
    /** What is written at one time is seen in any order; an account may be new here. Far more than both take. */
    private static final Duration AGAIN = Duration.ofMinutes(2);

    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final AlertFeed feed;
    private final WebhookAccounts accounts;
    private final Event<DeliveriesQueued> queued;
    private volatile Instant readTo = Instant.EPOCH;
    private Cancellable following = () -> {};

    AlertNotifier(
            WebhookDatabase database,
            WebhookRepository webhooks,
            AlertFeed feed,
            WebhookAccounts accounts,
            Event<DeliveriesQueued> queued) {
        this.database = database;
        this.webhooks = webhooks;
        this.feed = feed;
        this.accounts = accounts;
        this.queued = queued;
    }

    void begin(@Observes StartupEvent started) {
        following = feed.raised()
                .onItem()
                .transformToUniAndConcatenate(alert ->
                        WebhookDatabase.ignoringFailure(Uni.createFrom().deferred(() -> queue(alert))))
                .subscribe()
                .with(done -> {}, broken -> LOG.error("webhooks do not hear of alerts any more", broken));
    }

    @PreDestroy
    void end() {
        following.cancel();
    }

    /** Of an alert that is raised now: for every webhook that there is. */
    Uni<Void> queue(AlertRaisedData alert) {
        return queue(alert, Optional.empty());
    }

    /** Queues what the channel may have lost; asks the engine only when somebody wants alerts. */
    @Scheduled(every = "{gateway.webhooks.alerts-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> catchUp() {
        if (!accounts.areKnown()) {
            return Uni.createFrom().voidItem();
        }
        Instant again = readTo.minus(AGAIN);
        Instant news = Instant.now().minus(NEWS);
        return WebhookDatabase.ignoringFailure(database.read(() -> webhooks.isAnyEnabled(EventType.ALERT_RAISED))
                .chain(wanted -> wanted
                        ? readOn(again.isAfter(news) ? again : news, "")
                        : Uni.createFrom().voidItem()));
    }

    /** @param storedAt a webhook that is younger did not ask for it; by the same clock as its creation */
    private Uni<Void> queue(AlertRaisedData alert, Optional<Instant> storedAt) {
        if (!accounts.areKnown()) {
            return Uni.createFrom().voidItem();
        }
        List<String> readers = FOR_OPERATORS.contains(alert.kind()) ? accounts.operators() : accounts.readers();
        WebhookMessage message = WebhookMessage.of(EventType.ALERT_RAISED, alert.raisedAt(), alert);
        return database.write(() -> insert(alert, message, readers, storedAt))
                .invoke(count -> {
                    if (count > 0) {
                        queued.fire(new DeliveriesQueued());
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Integer> insert(
            AlertRaisedData alert, WebhookMessage message, List<String> readers, Optional<Instant> storedAt) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ONE_AT_A_TIME, Boolean.class)
                .getSingleResult()
                .chain(locked -> session.createNativeQuery(QUEUE)
                        .setParameter("event", message.event().wireName())
                        .setParameter("readers", readers.toArray(String[]::new))
                        .setParameter("stored", storedAt.map(Instant::toString).orElse(null))
                        .setParameter("key", "alert:" + alert.id())
                        .setParameter("kind", alert.kind())
                        .setParameter("severity", alert.severity())
                        .setParameter("message", message.id())
                        .setParameter("body", message.body())
                        .executeUpdate()));
    }

    /** Page by page: however many there are after a long outage, none is passed over. */
    private Uni<Void> readOn(Instant storedAt, String id) {
        return feed.stored(storedAt, id)
                .call(page -> queueAll(page.alerts()))
                .map(page ->
                        page.alerts().stream().reduce((earlier, later) -> later).filter(last -> page.more()))
                .chain(last -> last.map(
                                one -> readOn(one.storedAt(), one.alert().id()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> queueAll(List<StoredAlert> stored) {
        return Multi.createFrom()
                .iterable(stored)
                .onItem()
                .transformToUniAndConcatenate(one -> AlertFeed.shown(one.alert())
                        .map(alert -> queue(alert, Optional.of(one.storedAt())))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .invoke(() -> readTo = one.storedAt()))
                .onItem()
                .ignoreAsUni();
    }
}
