package io.usdtaggregator.engine.history.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.LiveEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryBufferTest {
    private static final long MEGABYTE = 1024 * 1024;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Each row counts for a megabyte. */
    private final RetryBuffer<Integer> rows = new RetryBuffer<>(
            "rows",
            new Partitions(null, null) {
                @Override
                public boolean areThere() {
                    return false;
                }
            },
            meters,
            row -> MEGABYTE,
            given -> Uni.createFrom().voidItem());

    @Test
    void what_waits_is_bounded_by_its_size_and_the_newest_are_kept_and_drops_counted() {
        for (int row = 0; row < 100; row++) {
            rows.append(List.of(row)).await().atMost(LiveEngine.PATIENCE);
        }

        int most = (int) (RetryBuffer.MOST_BYTES / MEGABYTE);
        assertTrue(rows.waiting().size() < most && rows.waiting().size() >= most - 1);
        assertEquals(99, rows.waiting().peekLast());
        assertEquals(
                100 - rows.waiting().size(),
                meters.get("engine.rows.dropped").counter().count());
    }
}
