package io.usdtaggregator.gateway.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SharedLimitsTest {

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    @Test
    void each_gateway_hears_what_the_others_let_through_and_not_its_own() {
        Map<String, Long> heardByOne = new ConcurrentHashMap<>();
        Map<String, Long> heardByOther = new ConcurrentHashMap<>();
        SharedLimits one = new SharedLimits(redis, subscriptions);
        SharedLimits other = new SharedLimits(redis, subscriptions);
        try {
            one.onOthers((meter, calls) -> heardByOne.merge(meter, calls, Long::sum));
            other.onOthers((meter, calls) -> heardByOther.merge(meter, calls, Long::sum));
            // Both follow the channel once a first word arrived.
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                one.count("hello");
                other.count("hello");
                return heardByOne.containsKey("hello") && heardByOther.containsKey("hello");
            });

            for (int call = 0; call < 7; call++) {
                one.count("k-demo");
            }

            await().atMost(Duration.ofSeconds(40)).until(() -> heardByOther.getOrDefault("k-demo", 0L) == 7);
            assertEquals(null, heardByOne.get("k-demo"));
        } finally {
            one.close();
            other.close();
        }
    }

    @Test
    void gateways_hear_each_other_again_after_redis_was_killed() throws Exception {
        SharedLimits one = new SharedLimits(redis, subscriptions);
        SharedLimits other = new SharedLimits(redis, subscriptions);
        Map<String, Long> heardByOne = new ConcurrentHashMap<>();
        Map<String, Long> heardByOther = new ConcurrentHashMap<>();
        try {
            one.onOthers((meter, calls) -> heardByOne.merge(meter, calls, Long::sum));
            other.onOthers((meter, calls) -> heardByOther.merge(meter, calls, Long::sum));
            EmbeddedServices.redis().kill();
            one.count("away");
            other.count("away");
            EmbeddedServices.redis().startEmpty();
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                one.count("hello");
                other.count("hello");
                return heardByOne.containsKey("hello") && heardByOther.containsKey("hello");
            });
        } finally {
            one.close();
            other.close();
        }
    }
}
