package io.usdtaggregator.gateway.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Notices what changed since readers were told, in the order in which it was published, and keeps it for them. Once a
 * second it looks at all, since rates also change by growing old. It works on a thread of its own, so that no snapshot
 * waits for it.
 */
@Startup
@Singleton
class ChangeWatch {
    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);
    private static final int KEPT = 5_000;

    private final LiveData live;
    private final EventBroadcaster broadcaster;
    private final Signals signals;
    private final Counter failures;
    private final ChangeLog log = new ChangeLog(KEPT);
    private final Map<String, Compared> compared = new HashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "stream-changes"));
    private final Cancellable following;

    ChangeWatch(LiveData live, EventBroadcaster broadcaster, Signals signals, MeterRegistry meters) {
        this.live = live;
        this.broadcaster = broadcaster;
        this.signals = signals;
        failures = meters.counter("gateway.stream.failures");
        following = live.rateChanges().subscribe().with(snapshot -> thread.execute(() -> look(snapshot, false)));
        thread.scheduleWithFixedDelay(() -> look(live.rates(), true), 1, 1, TimeUnit.SECONDS);
    }

    /** The last of a market or corridor that was compared, and what was last sent of it. */
    private record Compared(StreamedRate rate, LastSent lastSent) {}

    ChangeLog log() {
        return log;
    }

    /** Before settings are read nothing can be shaped; a later look then finds all of it. */
    private void look(RatesSnapshot snapshot, boolean alsoWhatStands) {
        try {
            long before = log.last();
            if (live.ready()) {
                RateShape shape = broadcaster.shape();
                streamed(snapshot).forEach(rate -> compare(rate, shape, alsoWhatStands));
            }
            if (log.last() != before) {
                signals.changed();
            }
        } catch (RuntimeException failed) {
            failed(failed);
        }
    }

    private static Stream<StreamedRate> streamed(RatesSnapshot snapshot) {
        return Stream.concat(
                snapshot.rates().values().stream()
                        .filter(rate -> rate.source().equals(Rate.POLICY))
                        .map(StreamedRate.OfMarket::new),
                snapshot.crossRates().values().stream().map(cross -> new StreamedRate.OfCorridor(cross, snapshot)));
    }

    /** One that cannot be shown keeps no other from being sent. */
    private void compare(StreamedRate rate, RateShape shape, boolean alsoWhatStands) {
        try {
            Compared before = compared.get(rate.subject());
            boolean stands = before != null && rate.isSame(before.rate());
            boolean late = before != null && before.rate().version() > rate.version();
            if (late || (stands && !alsoWhatStands)) {
                return;
            }
            LastSent now = rate.lastSent(shape);
            compared.put(rate.subject(), new Compared(rate, now));
            if (before == null || !now.equals(before.lastSent())) {
                log.add(rate.lean());
            }
        } catch (RuntimeException failed) {
            failed(failed);
        }
    }

    /** Counts and logs what kept a change from its readers. */
    void failed(Throwable cause) {
        failures.increment();
        LOG.error("a change could not be told to the readers of streams", cause);
    }

    void end(@Observes ShutdownEvent now) {
        following.cancel();
        thread.shutdownNow();
    }
}
