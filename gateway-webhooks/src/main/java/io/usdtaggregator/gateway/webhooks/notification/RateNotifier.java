package io.usdtaggregator.gateway.webhooks.notification;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.change.ChangeCause;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryLog.DeliveriesQueued;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryRepository;
import io.usdtaggregator.gateway.webhooks.delivery.WebhookMessage;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookAccounts;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookPresence;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Compares the rates in memory with what each webhook was last notified of, and queues what it must be notified of. */
@Singleton
class RateNotifier {
    private static final Logger LOG = Logger.getLogger(RateNotifier.class);
    /** Confirmed every three seconds; a look-up of Redis has 2 s. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(5);

    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final LiveData live;
    private final AnswerContext context;
    private final WebhookAccounts accounts;
    private final WebhookPresence presence;
    private final Event<DeliveriesQueued> queued;
    private Cancellable following = () -> {};

    RateNotifier(
            WebhookDatabase database,
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            LiveData live,
            AnswerContext context,
            WebhookAccounts accounts,
            WebhookPresence presence,
            Event<DeliveriesQueued> queued) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.live = live;
        this.context = context;
        this.accounts = accounts;
        this.presence = presence;
        this.queued = queued;
    }

    /** The webhooks that watch a rate, and when they were read, by the database's clock. */
    private record Watching(List<Webhook> webhooks, Instant now) {}

    void begin(@Observes StartupEvent started) {
        following = live.rateChanges()
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(change -> compareRegularly())
                .subscribe()
                .with(compared -> {}, broken -> LOG.error("webhooks do not hear of rates any more", broken));
    }

    @PreDestroy
    void end() {
        following.cancel();
    }

    /** For heartbeats, rates that grow too old, and new webhooks. */
    @Scheduled(every = "{gateway.webhooks.watch-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> compareRegularly() {
        if (!presence.isAny()) {
            return Uni.createFrom().voidItem();
        }
        return WebhookDatabase.ignoringFailure(Uni.createFrom().deferred(this::compare));
    }

    /** Compares once. */
    Uni<Void> compare() {
        if (!isCurrent()) {
            return Uni.createFrom().voidItem();
        }
        return database.read(() -> webhooks.enabled(EventType.RATE_CHANGED)
                        .chain(watching -> watching.isEmpty()
                                ? Uni.createFrom().item(new Watching(watching, Instant.EPOCH))
                                : webhooks.now().map(now -> new Watching(watching, now))))
                .chain(watching -> notifyAll(watching));
    }

    /**
     * Whether Redis says that what is in memory is what there is. Cut off from it memory only grows old, and a
     * notification of that would not be true. An empty Redis (version 0) confirms nothing either.
     */
    private boolean isCurrent() {
        return live.ready()
                && live.ratesConfirmedAt().isAfter(Instant.now().minus(CONFIRMED_WITHIN))
                && live.rates().version() > 0;
    }

    private Uni<Void> notifyAll(Watching watching) {
        // Again: PostgreSQL may have taken long.
        if (!isCurrent()) {
            return Uni.createFrom().voidItem();
        }
        WatchedRates rates = WatchedRates.now(live, context);
        List<String> active = accounts.readers();
        return Multi.createFrom()
                .iterable(watching.webhooks())
                .filter(webhook -> active.contains(webhook.accountId()))
                .onItem()
                .transformToUniAndConcatenate(
                        webhook -> rates.of(webhook.subject().orElseThrow())
                                .flatMap(rate ->
                                        cause(webhook, rate, watching.now()).map(cause -> notify(webhook, rate, cause)))
                                .orElseGet(() -> Uni.createFrom().item(false)))
                .collect()
                .asList()
                .invoke(done -> {
                    if (done.contains(true)) {
                        queued.fire(new DeliveriesQueued());
                    }
                })
                .replaceWithVoid();
    }

    private static Optional<ChangeCause> cause(Webhook webhook, WatchedRate rate, Instant now) {
        boolean heartbeatDue = webhook.lastNotified().isHeartbeatDue(webhook.heartbeat(), now);
        return webhook.lastNotified().causeToNotify(rate.observed(), webhook.deviationPct(), heartbeatDue);
    }

    /** False when another gateway notified of something since this one compared. */
    private Uni<Boolean> notify(Webhook compared, WatchedRate rate, ChangeCause cause) {
        WebhookMessage message =
                WebhookMessage.of(EventType.RATE_CHANGED, Instant.now(), rate.changed(compared.lastNotified(), cause));
        return database.write(
                () -> webhooks.lock(compared.id()).chain(found -> found.filter(locked -> isAsCompared(locked, compared))
                        .map(locked -> append(locked, rate, message))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Boolean> append(Webhook locked, WatchedRate rate, WebhookMessage message) {
        return webhooks.now()
                .invoke(now -> locked.notified(rate.observed(), now))
                .chain(now -> deliveries.append(locked, message, now))
                .replaceWith(true);
    }

    private static boolean isAsCompared(Webhook locked, Webhook compared) {
        return !locked.isDisabled()
                && locked.lastNotified().rateEvents() == compared.lastNotified().rateEvents();
    }
}
