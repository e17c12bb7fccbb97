package io.usdtaggregator.base.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outcomes outcomes = new Outcomes(meters, "service.redis.commands");

    @Test
    void an_answer_counts_as_answered_nil_included() {
        outcomes.count(Uni.createFrom().nullItem(), failure -> true).await().atMost(Duration.ofMinutes(1));

        assertCounts(1, 0);
    }

    @Test
    void a_lost_server_counts_as_failed_and_a_refusal_as_answered() {
        fail(new IOException("gone"));
        fail(new IllegalStateException("WRONGTYPE"));

        assertCounts(1, 1);
    }

    private void fail(Exception failure) {
        Uni<Object> counted = outcomes.count(Uni.createFrom().failure(failure), IOException.class::isInstance);
        assertThrows(RuntimeException.class, () -> counted.await().atMost(Duration.ofMinutes(1)));
    }

    private void assertCounts(double answered, double failed) {
        assertEquals(
                answered,
                meters.counter("service.redis.commands", "outcome", "answered").count());
        assertEquals(
                failed,
                meters.counter("service.redis.commands", "outcome", "failed").count());
    }
}
