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
    private static final Who HELLO = new Who("hello", "");
    private static final Who DEMO = new Who("a-demo", "k-demo");

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    @Test
    void each_gateway_hears_what_the_others_let_through_and_not_its_own() {
        Map<Who, Long> heardByOne = new ConcurrentHashMap<>();
        Map<Who, Long> heardByOther = new ConcurrentHashMap<>();
        SharedLimits one = new SharedLimits(redis, subscriptions);
        SharedLimits other = new SharedLimits(redis, subscriptions);
        try {
            one.onOthers(calls -> calls.forEach((who, count) -> heardByOne.merge(who, count, Long::sum)));
            other.onOthers(calls -> calls.forEach((who, count) -> heardByOther.merge(who, count, Long::sum)));
            // Both follow the channel once a first word arrived.
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                one.count(HELLO);
                other.count(HELLO);
                return heardByOne.containsKey(HELLO) && heardByOther.containsKey(HELLO);
            });

            for (int call = 0; call < 7; call++) {
                one.count(DEMO);
            }

            await().atMost(Duration.ofSeconds(40)).until(() -> heardByOther.getOrDefault(DEMO, 0L) == 7);
            assertEquals(null, heardByOne.get(DEMO));
        } finally {
            one.close();
            other.close();
        }
    }

    @Test
    void gateways_hear_each_other_again_after_redis_was_killed() throws Exception {
        SharedLimits one = new SharedLimits(redis, subscriptions);
        SharedLimits other = new SharedLimits(redis, subscriptions);
        Map<Who, Long> heardByOne = new ConcurrentHashMap<>();
        Map<Who, Long> heardByOther = new ConcurrentHashMap<>();
        try {
            one.onOthers(calls -> calls.forEach((who, count) -> heardByOne.merge(who, count, Long::sum)));
            other.onOthers(calls -> calls.forEach((who, count) -> heardByOther.merge(who, count, Long::sum)));
            EmbeddedServices.redis().kill();
            one.count(new Who("away", ""));
            other.count(new Who("away", ""));
            EmbeddedServices.redis().startEmpty();
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                one.count(HELLO);
                other.count(HELLO);
                return heardByOne.containsKey(HELLO) && heardByOther.containsKey(HELLO);
            });
        } finally {
            one.close();
            other.close();
        }
    }
}
