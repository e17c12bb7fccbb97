package io.usdtaggregator.gateway.webhooks.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.usdtaggregator.gateway.http.Drain;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryLog.DeliveriesQueued;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookAccounts;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookPresence;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Delivers what is due, beside the dispatchers of the other gateways. It looks for it regularly, after each delivery, and
 * when this gateway has queued something.
 */
@Singleton
class Dispatcher implements Drain.UnfinishedWork {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final DeliveryQueue queue;
    private final WebhookSender sender;
    private final AttemptRecorder recorder;
    private final WebhookAccounts accounts;
    private final WebhookPresence presence;
    private final WebhookConfig config;
    private final MeterRegistry meters;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, Long> underWayOfAccount = new ConcurrentHashMap<>();
    private final AtomicInteger looking = new AtomicInteger();
    private final BroadcastProcessor<Boolean> looks = BroadcastProcessor.create();
    private volatile boolean taking;

    Dispatcher(
            DeliveryQueue queue,
            WebhookSender sender,
            AttemptRecorder recorder,
            WebhookAccounts accounts,
            WebhookPresence presence,
            WebhookConfig config,
            MeterRegistry meters) {
        config.check();
        this.queue = queue;
        this.sender = sender;
        this.recorder = recorder;
        this.accounts = accounts;
        this.presence = presence;
        this.config = config;
        this.meters = meters;
        // One look at a time; those that are asked for meanwhile are one.
        looks.onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(any -> look())
                .subscribe()
                .with(looked -> {}, broken -> LOG.error("webhooks are not delivered any more", broken));
    }

    void begin(@Observes StartupEvent started) {
        start();
    }

    void leave(@Observes ShutdownDelayInitiatedEvent soon) {
        stop();
    }

    void end(@Observes ShutdownEvent now) {
        stop();
    }

    void start() {
        taking = true;
        lookNow();
    }

    /** Takes nothing new; what is under way is finished and recorded. */
    void stop() {
        taking = false;
    }

    @Override
    public boolean isUnderWay() {
        return looking.get() + underWay.get() > 0;
    }

    /** For what other gateways queued, retries, and claims that ended. */
    @Scheduled(every = "{gateway.webhooks.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookRegularly() {
        if (presence.isAny()) {
            lookNow();
        }
        return Uni.createFrom().voidItem();
    }

    void lookAtQueued(@Observes DeliveriesQueued queued) {
        lookNow();
    }

    private void lookNow() {
        synchronized (looks) {
            looks.onNext(true);
        }
    }

    private Uni<Void> look() {
        int free = config.concurrency() - underWay.get();
        if (free <= 0 || !accounts.areKnown()) {
            return Uni.createFrom().voidItem();
        }
        looking.incrementAndGet();
        // Asked only now, after it counts: whoever waits for us must not see nothing before a claim comes of it.
        Uni<Void> claiming = taking ? claim(free) : Uni.createFrom().voidItem();
        return claiming.onTermination().invoke(looking::decrementAndGet);
    }

    private Uni<Void> claim(int free) {
        return queue.claim(free, Map.copyOf(underWayOfAccount))
                .onFailure()
                .recoverWithItem(List.of())
                .chain(claimed -> taking ? beginAll(claimed) : queue.release(claimed));
    }

    private Uni<Void> beginAll(List<ClaimedDelivery> claimed) {
        claimed.forEach(this::begin);
        return Uni.createFrom().voidItem();
    }

    private void begin(ClaimedDelivery claimed) {
        underWay.incrementAndGet();
        underWayOfAccount.merge(claimed.accountId(), 1L, Long::sum);
        deliver(claimed)
                .onTermination()
                .invoke(() -> ended(claimed))
                .subscribe()
                .with(
                        recorded -> {},
                        // The claim ends, and the attempt is made again: at least once, never less.
                        failure -> LOG.debugf(
                                "webhook %s: delivery %d was not recorded: %s",
                                claimed.webhook(),
                                claimed.number(),
                                failure.getClass().getSimpleName()));
    }

    private Uni<Boolean> deliver(ClaimedDelivery claimed) {
        if (!accounts.isActive(claimed.accountId())) {
            return queue.giveUp(claimed, DeliveryAttempt.failed(Instant.now(), 0, "The account is not active"));
        }
        return recorder.delivered(claimed)
                .map(attempt -> Uni.createFrom().item(attempt))
                .orElseGet(() -> sender.send(claimed).invoke(this::count))
                .chain(attempt -> recorder.record(claimed, attempt));
    }

    private void count(DeliveryAttempt attempt) {
        meters.counter("gateway.webhooks.attempts", "outcome", attempt.isDelivered() ? "delivered" : "failed")
                .increment();
    }

    private void ended(ClaimedDelivery claimed) {
        underWayOfAccount.computeIfPresent(claimed.accountId(), (account, held) -> held == 1 ? null : held - 1);
        underWay.decrementAndGet();
        lookNow();
    }
}
