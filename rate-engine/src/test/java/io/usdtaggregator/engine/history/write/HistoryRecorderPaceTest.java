package io.usdtaggregator.engine.history.write;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is published is written without a look of the scheduler, which comes once a second at most. */
class HistoryRecorderPaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger looks = new AtomicInteger();
    private final Partitions partitions = new Partitions(null, null) {
        @Override
        public boolean areThere() {
            return true;
        }
    };

    private final HistoryStream stream = new HistoryStream(null) {
        @Override
        Uni<List<Waiting>> take(boolean abandonedToo) {
            looks.incrementAndGet();
            return Uni.createFrom().item(List.of());
        }

        @Override
        Uni<Long> length() {
            return Uni.createFrom().item(0L);
        }

        @Override
        Uni<Optional<Instant>> oldest() {
            return Uni.createFrom().item(Optional.empty());
        }
    };

    private final HistoryRecorder recorder =
            new HistoryRecorder(stream, null, partitions, null, new SimpleMeterRegistry());

    @Test
    void each_publication_after_a_write_has_a_write_of_its_own_soon() {
        recorder.begin();
        await().atMost(PATIENCE).until(() -> looks.get() == 1);

        recorder.begin();
        await().atMost(PATIENCE).until(() -> looks.get() == 2);
    }
}
