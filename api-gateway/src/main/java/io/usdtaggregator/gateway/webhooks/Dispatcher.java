package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Delivers what is due, beside the dispatchers of the other gateways: looks for it regularly and after each delivery. */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final DeliveryQueue queue;
    private final Sender sender;
    private final ActiveAccounts accounts;
    private final Duration every;
    private final int concurrency;
    private final AtomicInteger busy = new AtomicInteger();
    private final BroadcastProcessor<Long> finished = BroadcastProcessor.create();
    private Cancellable looking = () -> {};

    Dispatcher(DeliveryQueue queue, Sender sender, ActiveAccounts accounts, Duration every, int concurrency) {
        this.queue = queue;
        this.sender = sender;
        this.accounts = accounts;
        this.every = every;
        this.concurrency = concurrency;
    }

    synchronized Dispatcher start() {
        looking.cancel();
        Multi<Long> ticks = Multi.createFrom().ticks().every(every).onOverflow().drop();
        looking = Multi.createBy()
                .merging()
                .streams(ticks, finished)
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(any -> look())
                .subscribe()
                .with(done -> {}, broken -> LOG.error("webhooks are not delivered any more", broken));
        return this;
    }

    /** Takes nothing new; what is under way is finished, or taken over when its claim ends. */
    @Override
    public synchronized void close() {
        looking.cancel();
    }

    private Uni<Void> look() {
        int free = concurrency - busy.get();
        if (free <= 0 || !accounts.ready()) {
            return Uni.createFrom().voidItem();
        }
        return queue.claim(free)
                .onFailure()
                .recoverWithItem(List.of())
                .invoke(due -> due.forEach(this::begin))
                .replaceWithVoid();
    }

    private void begin(Due due) {
        busy.incrementAndGet();
        deliver(due)
                .onTermination()
                .invoke(this::done)
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
        return sender.send(due).chain(attempt -> queue.record(due, attempt));
    }

    private void done() {
        busy.decrementAndGet();
        synchronized (finished) {
            finished.onNext(0L);
        }
    }
}
