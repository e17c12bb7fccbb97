package io.usdtaggregator.gateway.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.usdtaggregator.gateway.http.UnfinishedWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Delivers what is due, beside the dispatchers of the other gateways: looks for it regularly and after each delivery. */
final class Dispatcher implements AutoCloseable, UnfinishedWork {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final DeliveryQueue queue;
    private final Sender sender;
    private final Recorder recorder;
    private final ActiveAccounts accounts;
    private final WebhookConfig config;
    private final MeterRegistry meters;
    private final AtomicInteger busy = new AtomicInteger();
    private final Map<String, Long> busyOf = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final BroadcastProcessor<Long> finished = BroadcastProcessor.create();
    private AtomicBoolean taking = new AtomicBoolean();

    Dispatcher(
            DeliveryQueue queue,
            Sender sender,
            Recorder recorder,
            ActiveAccounts accounts,
            WebhookConfig config,
            MeterRegistry meters) {
        this.queue = queue;
        this.sender = sender;
        this.recorder = recorder;
        this.accounts = accounts;
        this.config = config;
        this.meters = meters;
    }

    synchronized Dispatcher start() {
        close();
        AtomicBoolean mine = new AtomicBoolean(true);
        taking = mine;
        Multi<Long> ticks = Multi.createFrom()
                .ticks()
                .every(config.pollEvery())
                .onOverflow()
                .drop();
        Multi.createBy()
                .merging()
                .streams(ticks, finished)
                .onOverflow()
                .dropPreviousItems()
                .select()
                .first(any -> mine.get())
                .onItem()
                .transformToUniAndConcatenate(any -> look(mine))
                .subscribe()
                .with(done -> {}, broken -> LOG.error("webhooks are not delivered any more", broken));
        return this;
    }

    /** Takes nothing new; what is under way is finished and recorded. */
    @Override
    public synchronized void close() {
        taking.set(false);
    }

    @Override
    public boolean isUnderWay() {
        return looks.get() + busy.get() > 0;
    }

    private Uni<Void> look(AtomicBoolean stillTaking) {
        int free = config.concurrency() - busy.get();
        if (free <= 0 || !accounts.ready()) {
            return Uni.createFrom().voidItem();
        }
        looks.incrementAndGet();
        // Asked only now, after it counts: whoever waits for us must not see nothing before a claim comes of it.
        Uni<Void> claiming =
                stillTaking.get() ? claim(free, stillTaking) : Uni.createFrom().voidItem();
        return claiming.onTermination().invoke(looks::decrementAndGet);
    }

    private Uni<Void> claim(int free, AtomicBoolean stillTaking) {
        return queue.claim(free, Map.copyOf(busyOf))
                .onFailure()
                .recoverWithItem(List.of())
                .chain(claimed -> stillTaking.get() ? beginAll(claimed) : queue.release(claimed));
    }

    private Uni<Void> beginAll(List<Due> claimed) {
        claimed.forEach(this::begin);
        return Uni.createFrom().voidItem();
    }

    private void begin(Due due) {
        busy.incrementAndGet();
        busyOf.merge(due.accountId(), 1L, Long::sum);
        deliver(due)
                .onTermination()
                .invoke(() -> done(due))
                .subscribe()
                .with(
                        recorded -> {},
                        // The claim ends, and the attempt is made again: at least once, never less.
                        failure -> LOG.debugf(
                                "webhook %s: delivery %d was not recorded: %s",
                                due.webhook(), due.number(), failure.getClass().getSimpleName()));
    }

    private Uni<Boolean> deliver(Due due) {
        if (!accounts.has(due.accountId())) {
            return queue.giveUp(due, new Attempt(Instant.now(), 0, null, "The account is not active"));
        }
        return recorder.delivered(due)
                .map(attempt -> Uni.createFrom().item(attempt))
                .orElseGet(() -> sender.send(due).invoke(this::count))
                .chain(attempt -> recorder.record(due, attempt));
    }

    private void count(Attempt attempt) {
        meters.counter("gateway.webhooks.attempts", "outcome", attempt.delivered() ? "delivered" : "failed")
                .increment();
    }

    private void done(Due due) {
        busyOf.computeIfPresent(due.accountId(), (account, held) -> held == 1 ? null : held - 1);
        busy.decrementAndGet();
        synchronized (finished) {
            finished.onNext(0L);
        }
    }
}
