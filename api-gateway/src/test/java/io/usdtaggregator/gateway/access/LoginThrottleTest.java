package io.usdtaggregator.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.problem.Problem;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two gateways, one Redis. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LoginThrottleTest {
    @Inject
    ReactiveRedisDataSource reactive;

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
            Problem refused = assertThrows(Problem.class, () -> enter(any));
            assertEquals("too_many_failures", refused.code());
            int seconds = Integer.parseInt(refused.headers().get("Retry-After"));
            assertTrue(seconds >= 1 && seconds <= 60, seconds + " s");
        }
    }

    @Test
    void who_gets_in_is_not_counted() {
        LoginThrottle gateway = gateway();
        for (int i = 0; i < 30; i++) {
            enter(gateway);
            gateway.giveBack(name, address);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> redis.key(String.class).keys("login:*").stream()
                            .noneMatch(key ->
                                    Integer.parseInt(redis.value(String.class).get(key)) < 0));
        }
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
        return new LoginThrottle(new SharedAttempts(reactive));
    }

    private void enter(LoginThrottle gateway) {
        gateway.enter(name, address).await().atMost(Duration.ofSeconds(20));
    }
}
