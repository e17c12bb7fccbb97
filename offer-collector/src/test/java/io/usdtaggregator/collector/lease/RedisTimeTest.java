package io.usdtaggregator.collector.lease;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RedisTimeTest {

    @Test
    void a_collector_whose_clock_is_90_seconds_ahead_keeps_to_the_time_of_the_others() {
        Instant redis = Instant.now().minusSeconds(90);
        RedisTime time = new RedisTime();

        time.set(new LeaseClock(redis.toEpochMilli(), System.nanoTime()));

        Duration apart = Duration.between(redis, time.now()).abs();
        assertTrue(apart.compareTo(Duration.ofSeconds(60)) < 0, apart.toString());
    }

    @Test
    void before_the_first_lease_it_is_the_machines_own() {
        Duration apart = Duration.between(Instant.now(), new RedisTime().now()).abs();
        assertTrue(apart.compareTo(Duration.ofSeconds(60)) < 0, apart.toString());
    }
}
