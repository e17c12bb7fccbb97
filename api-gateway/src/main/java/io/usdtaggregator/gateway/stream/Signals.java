package io.usdtaggregator.gateway.stream;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells all readers that there are changes, on a thread of its own: it takes its time with thousands of them, and changes
 * that come meanwhile are one signal more.
 */
@Singleton
class Signals {
    private static final Logger LOG = Logger.getLogger(Signals.class);

    private final BroadcastProcessor<Boolean> signals = BroadcastProcessor.create();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "stream-signals"));

    /** One each time there are changes; ends when this gateway is about to. */
    Multi<Boolean> all() {
        return signals;
    }

    void changed() {
        if (waiting.compareAndSet(false, true)) {
            thread.execute(() -> {
                waiting.set(false);
                signal();
            });
        }
    }

    private void signal() {
        try {
            signals.onNext(true);
        } catch (RuntimeException failed) {
            LOG.error("a reader of a stream could not be told", failed);
        }
    }

    /** Readers are told before this gateway goes, so that they are with another one by then. */
    void leaving(@Observes ShutdownDelayInitiatedEvent soon) {
        thread.execute(signals::onComplete);
    }

    void end(@Observes ShutdownEvent now) {
        thread.shutdown();
    }
}
