package io.usdtaggregator.gateway.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.model.rate.Rate;
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
 * second it looks at all, since figures also change by growing old. It works on a thread of its own, so that no board
 * waits for it.
 */
@Startup
@Singleton
class ChangeWatch {
    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);
    private static final int KEPT = 5_000;

    private final LiveData boards;
    private final Telling telling;
    private final Signals signals;
    private final Counter failures;
    private final ChangeLog log = new ChangeLog(KEPT);
    private final Map<String, Told> told = new HashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "stream-changes"));
    private final Cancellable following;

    ChangeWatch(LiveData boards, Telling telling, Signals signals, MeterRegistry meters) {
        this.boards = boards;
        this.telling = telling;
        this.signals = signals;
        failures = meters.counter("gateway.stream.failures");
        following = boards.rateChanges().subscribe().with(board -> thread.execute(() -> look(board, false)));
        thread.scheduleWithFixedDelay(() -> look(boards.rates(), true), 1, 1, TimeUnit.SECONDS);
    }

    /** The last of a market or corridor that was compared, and what was said of it. */
    private record Told(Figure figure, Said said) {}

    ChangeLog log() {
        return log;
    }

    /** Before settings are read nothing can be shaped; a later look then finds all of it. */
    private void look(RatesSnapshot board, boolean alsoWhatStands) {
        try {
            long before = log.last();
            if (boards.ready()) {
                Figure.Shapes shapes = telling.shapes();
                figures(board).forEach(figure -> compare(figure, shapes, alsoWhatStands));
            }
            if (log.last() != before) {
                signals.changed();
            }
        } catch (RuntimeException failed) {
            failed(failed);
        }
    }

    private static Stream<Figure> figures(RatesSnapshot board) {
        return Stream.concat(
                board.rates().values().stream()
                        .filter(rate -> rate.source().equals(Rate.POLICY))
                        .map(Figure.OfMarket::new),
                board.crossRates().values().stream().map(cross -> new Figure.OfCorridor(cross, board)));
    }

    /** One that cannot be shown keeps no other from being told. */
    private void compare(Figure figure, Figure.Shapes shapes, boolean alsoWhatStands) {
        try {
            Told before = told.get(figure.subject());
            boolean stands = before != null && figure.isSame(before.figure());
            boolean late = before != null && before.figure().version() > figure.version();
            if (late || (stands && !alsoWhatStands)) {
                return;
            }
            Said now = figure.said(shapes);
            told.put(figure.subject(), new Told(figure, now));
            if (before == null || !now.equals(before.said())) {
                log.add(figure.lean());
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
