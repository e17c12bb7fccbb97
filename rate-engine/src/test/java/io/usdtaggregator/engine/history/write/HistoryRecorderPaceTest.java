package io.usdtaggregator.engine.history.write;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.engine.LiveEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is published is written without a look of the scheduler, which comes once a second at most. */
class HistoryRecorderPaceTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;

    private final AtomicInteger writes = new AtomicInteger();
    private final UnwrittenPublications own = new UnwrittenPublications();
    private final Partitions partitions = new Partitions(null, null) {
        @Override
        public boolean areThere() {
            return true;
        }
    };

    private final HistoryStream stream = new HistoryStream(null) {
        @Override
        Uni<Void> remove(List<Waiting> written) {
            writes.addAndGet(written.size());
            return Uni.createFrom().voidItem();
        }
    };

    private final HistoryLog log = new HistoryLog(null, null);

    private final HistoryRecorder recorder = new HistoryRecorder(
            stream,
            own,
            log,
            partitions,
            new Traces(OpenTelemetry.noop().getTracer("test")),
            new SimpleMeterRegistry());

    @Test
    void each_publication_after_a_write_has_a_write_of_its_own_soon() {
        own.add("1-0", HistoryEntry.EMPTY, "");
        recorder.begin();
        await().atMost(PATIENCE).until(() -> writes.get() == 1);

        own.add("2-0", HistoryEntry.EMPTY, "");
        recorder.begin();
        await().atMost(PATIENCE).until(() -> writes.get() == 2);
    }
}
