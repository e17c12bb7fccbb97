package io.usdtaggregator.gateway.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two gateways, one Redis. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LoginThrottleTest {
    @Inject
    RedisCommands reactive;

    @Inject
    RedisDataSource redis;

    private final String name = "u-" + UUID.randomUUID();
    private final String address = "192.0.2." + (int) (Math.random() * 250) + "-" + UUID.randomUUID();

    @Test
    void failures_count_over_all_gateways() {
        LoginThrottle first = gateway();
        LoginThrottle second = gateway();
        for (int i = 0; i < 5; i++) {
            enter(i % 2 == 0 ? first : second);
        }
        for (LoginThrottle any : java.util.List.of(first, second, gateway())) {
            HttpProblem refused = assertThrows(HttpProblem.class, () -> enter(any));
            assertEquals("too_many_failures", Problem.code(refused));
            int seconds =
                    Integer.parseInt(refused.getHeaders().get("Retry-After").toString());
            assertTrue(seconds >= 1 && seconds <= 60, seconds + " s");
        }
    }

    @Test
    void who_gets_in_is_not_counted() {
        LoginThrottle gateway = gateway();
        for (int i = 0; i < 30; i++) {
            enter(gateway).succeeded();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> redis.key(String.class).keys("login:*").stream()
                            .noneMatch(key ->
                                    Integer.parseInt(redis.value(String.class).get(key)) < 0));
        }
    }

    @Test
    void a_login_that_was_refused_does_not_count_against_its_name() {
        LoginThrottle first = gateway();
        LoginThrottle second = gateway();
        for (int i = 0; i < 60; i++) {
            tryFrom(i % 2 == 0 ? first : second, "198.51.100.7");
        }
        assertFalse(isRefused(gateway(), "198.51.100.8"), "5 of 60 counted");
    }

    /** The name is full elsewhere; what was refused for that must not fill it here too. */
    @Test
    void what_was_refused_elsewhere_does_not_count_here() {
        Attempts full = new Attempts(new SharedAttempts(reactive));
        Attempts here = new Attempts(new SharedAttempts(reactive));
        Map<String, Integer> limits = Map.of("pair:" + name, 3);
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, enter(full, limits));
        }
        for (int i = 0; i < 6; i++) {
            assertNotEquals(Duration.ZERO, enter(here, limits));
        }
        full.giveBack(limits.keySet());
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> enter(here, limits)
                .isZero());
    }

    private static Duration enter(Attempts attempts, Map<String, Integer> limits) {
        return attempts.enter(limits).await().atMost(Duration.ofMinutes(1));
    }

    @Test
    void failures_elsewhere_lock_nobody_out_from_where_they_lately_logged_in() {
        enter(gateway(), "198.51.100.1").succeeded();
        for (int i = 0; i < 40; i++) {
            tryFrom(gateway(), "203.0.113." + i);
        }
        assertTrue(isRefused(gateway(), "198.51.100.2"), "from anywhere else the name is full");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !isRefused(gateway(), "198.51.100.1"));
    }

    @Test
    void where_one_logged_in_lately_guessing_is_slow_too() {
        LoginThrottle gateway = gateway();
        enter(gateway, "198.51.100.1").succeeded();
        for (int i = 0; i < 5; i++) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !isRefused(gateway, "198.51.100.1"));
        }
        assertTrue(isRefused(gateway, "198.51.100.1"));
        assertTrue(isRefused(gateway(), "198.51.100.1"));
    }

    @Test
    void all_addresses_of_one_subscriber_are_one() {
        for (int i = 0; i < 5; i++) {
            enter(gateway(), "2001:db8:0:7:" + i + "::1");
        }
        assertTrue(isRefused(gateway(), "2001:db8:0:7:ffff::1"));
        assertFalse(isRefused(gateway(), "2001:db8:0:8::1"));
    }

    @Test
    void nobody_reads_in_redis_who_tried() {
        enter(gateway());
        assertTrue(redis.key(String.class).keys("login:*").stream()
                .noneMatch(key -> key.contains(name) || key.contains(address)));
        assertTrue(redis.key(String.class).keys("login:*").stream()
                .allMatch(key -> redis.key(String.class).pttl(key) > 0));
    }

    private LoginThrottle gateway() {
        SharedAttempts shared = new SharedAttempts(reactive);
        return new LoginThrottle(new Attempts(shared), new KnownLoginAddresses(shared));
    }

    private LoginThrottle.Entered enter(LoginThrottle gateway) {
        return enter(gateway, address);
    }

    private LoginThrottle.Entered enter(LoginThrottle gateway, String from) {
        return gateway.enter(name, from).await().atMost(Duration.ofMinutes(1));
    }

    private void tryFrom(LoginThrottle gateway, String from) {
        isRefused(gateway, from);
    }

    private boolean isRefused(LoginThrottle gateway, String from) {
        try {
            enter(gateway, from);
            return false;
        } catch (HttpProblem refused) {
            return true;
        }
    }
}
