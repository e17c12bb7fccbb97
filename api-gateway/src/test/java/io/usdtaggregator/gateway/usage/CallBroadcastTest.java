package io.usdtaggregator.gateway.usage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.security.CallerId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class CallBroadcastTest {
    private static final CallerId HELLO = new CallerId("hello", "");
    private static final CallerId DEMO = new CallerId("a-demo", "k-demo");

    @Inject
    RedisCommands commands;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    @Test
    void each_gateway_hears_what_the_others_let_through_and_not_its_own() {
        Map<CallerId, Long> heardByOne = new ConcurrentHashMap<>();
        Map<CallerId, Long> heardByOther = new ConcurrentHashMap<>();
        CallBroadcast one = new CallBroadcast(commands, subscriptions);
        CallBroadcast other = new CallBroadcast(commands, subscriptions);
        try {
            one.onOthers(calls -> calls.forEach((who, count) -> heardByOne.merge(who, count, Long::sum)));
            other.onOthers(calls -> calls.forEach((who, count) -> heardByOther.merge(who, count, Long::sum)));
            // Both follow the channel once a first word arrived.
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                one.letThrough(HELLO);
                other.letThrough(HELLO);
                return heardByOne.containsKey(HELLO) && heardByOther.containsKey(HELLO);
            });

            for (int call = 0; call < 7; call++) {
                one.letThrough(DEMO);
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
        CallBroadcast one = new CallBroadcast(commands, subscriptions);
        CallBroadcast other = new CallBroadcast(commands, subscriptions);
        Map<CallerId, Long> heardByOne = new ConcurrentHashMap<>();
        Map<CallerId, Long> heardByOther = new ConcurrentHashMap<>();
        try {
            one.onOthers(calls -> calls.forEach((who, count) -> heardByOne.merge(who, count, Long::sum)));
            other.onOthers(calls -> calls.forEach((who, count) -> heardByOther.merge(who, count, Long::sum)));
            EmbeddedServices.redis().kill();
            one.letThrough(new CallerId("away", ""));
            other.letThrough(new CallerId("away", ""));
            EmbeddedServices.redis().startEmpty();
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                one.letThrough(HELLO);
                other.letThrough(HELLO);
                return heardByOne.containsKey(HELLO) && heardByOther.containsKey(HELLO);
            });
        } finally {
            one.close();
            other.close();
        }
    }

    @Test
    void what_could_not_be_told_is_told_with_the_next_words() {
        AtomicInteger failures = new AtomicInteger(3);
        Map<CallerId, Long> heard = new ConcurrentHashMap<>();
        CallBroadcast listening = new CallBroadcast(commands, subscriptions);
        CallBroadcast failing = new CallBroadcast(commands, subscriptions) {
            @Override
            public Uni<Void> publish(String message) {
                return message.contains("k-demo") && failures.getAndDecrement() > 0
                        ? Uni.createFrom().failure(new IllegalStateException("out"))
                        : super.publish(message);
            }
        };
        try {
            listening.onOthers(calls -> calls.forEach((who, count) -> heard.merge(who, count, Long::sum)));
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                failing.letThrough(HELLO);
                return heard.containsKey(HELLO);
            });

            for (int call = 0; call < 7; call++) {
                failing.letThrough(DEMO);
            }

            await().atMost(Duration.ofSeconds(40)).until(() -> heard.containsKey(DEMO));
            assertEquals(7, heard.get(DEMO));
            assertTrue(failures.get() <= 0);
        } finally {
            failing.close();
            listening.close();
        }
    }

    @Test
    void while_gateways_do_not_hear_each_other_each_has_its_part_of_what_was_agreed() {
        AtomicBoolean out = new AtomicBoolean();
        CallBroadcast[] both = new CallBroadcast[2];
        for (int number = 0; number < 2; number++) {
            both[number] = new CallBroadcast(commands, subscriptions) {
                @Override
                public Uni<Void> publish(String message) {
                    return out.get()
                            ? Uni.createFrom().failure(new IllegalStateException("out"))
                            : super.publish(message);
                }
            };
        }
        Map<CallerId, Long> heard = new ConcurrentHashMap<>();
        Map<CallerId, Long> heardByOther = new ConcurrentHashMap<>();
        try {
            both[0].onOthers(heard::putAll);
            both[1].onOthers(heardByOther::putAll);
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                both[0].letThrough(HELLO);
                both[1].letThrough(HELLO);
                return heard.containsKey(HELLO) && heardByOther.containsKey(HELLO);
            });
            assertEquals(1, both[0].gatewaysToShareWith());

            out.set(true);
            // The gateway under test itself may be heard too.
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                both[0].letThrough(HELLO);
                return both[0].gatewaysToShareWith() >= 2;
            });
            out.set(false);
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                both[0].letThrough(HELLO);
                return both[0].gatewaysToShareWith() == 1;
            });
        } finally {
            both[0].close();
            both[1].close();
        }
    }

    @Test
    void calls_that_are_refused_for_another_reason_take_from_limits_elsewhere_and_not_from_the_month() {
        Map<CallerId, Long> letThrough = new ConcurrentHashMap<>();
        Map<CallerId, Long> counted = new ConcurrentHashMap<>();
        CallBroadcast listening = new CallBroadcast(commands, subscriptions);
        CallBroadcast telling = new CallBroadcast(commands, subscriptions);
        try {
            listening.onOthers(calls -> calls.forEach((who, count) -> letThrough.merge(who, count, Long::sum)));
            listening.onOthersCounted(calls -> calls.forEach((who, count) -> counted.merge(who, count, Long::sum)));
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                telling.letThrough(HELLO);
                return letThrough.containsKey(HELLO);
            });

            for (int call = 0; call < 5; call++) {
                telling.letThrough(DEMO);
            }
            telling.counted(DEMO);
            telling.counted(DEMO);

            await().atMost(Duration.ofSeconds(40))
                    .until(() -> letThrough.getOrDefault(DEMO, 0L) == 5 && counted.getOrDefault(DEMO, 0L) == 2);
            assertEquals(null, counted.get(HELLO));
        } finally {
            telling.close();
            listening.close();
        }
    }
}
