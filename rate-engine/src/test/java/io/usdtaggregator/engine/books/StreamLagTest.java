package io.usdtaggregator.engine.books;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamLagTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_795_984_500_000L);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StreamLag lag = new StreamLag(meters);

    @Test
    void the_lag_is_the_age_of_the_oldest_entry_taken() {
        lag.took(List.of("1795984499000-0", "1795984495500-3"), NOW);

        assertLag(4.5);
    }

    @Test
    void an_engine_with_nothing_to_take_has_no_lag() {
        lag.took(List.of("1795984495500-3"), NOW);
        lag.took(List.of(), NOW);

        assertLag(0);
    }

    @Test
    void a_clock_behind_that_of_redis_makes_no_negative_lag() {
        lag.took(List.of("1795984500100-0"), NOW);

        assertLag(0);
    }

    private void assertLag(double seconds) {
        assertEquals(seconds, meters.get("engine.stream.lag.seconds").gauge().value());
    }
}
