package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health tells what an instance itself can still serve, and at once, whatever hangs beside it. */
class HealthIT {
    /** A probe's time-out is 2 s; a busy machine may take most of it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final RunningSet set = RunningSet.get();

    @BeforeEach
    void code_is_loaded() {
        for (String port : new String[] {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"}) {
            assertWell(port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"})
    void a_redis_that_hangs_takes_no_instance_away(String port) throws Exception {
        try (AutoCloseable frozen = set.redis.freeze()) {
            assertWell(port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"})
    void a_postgresql_that_hangs_takes_no_instance_away(String port) throws Exception {
        try (AutoCloseable frozen = set.postgres.freeze()) {
            assertWell(port);
        }
    }

    @Test
    void nothing_is_told_of_secrets() {
        for (String port : new String[] {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"}) {
            String told = ask(port, "/q/health").text();
            assertTrue(!told.contains(set.serviceToken()) && !told.contains(set.postgres.password() + "@"), told);
        }
    }

    private void assertWell(String port) {
        for (String path : new String[] {"/q/health/live", "/q/health/ready"}) {
            long start = System.nanoTime();
            Call.Answer answer = ask(port, path);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertEquals(200, answer.status(), port + path + ": " + answer.text());
            assertTrue(took.compareTo(AT_ONCE) < 0, port + path + " took " + took);
        }
    }

    private Call.Answer ask(String port, String path) {
        return Call.to("http://127.0.0.1:" + set.ports.get(port)).get(path);
    }
}
