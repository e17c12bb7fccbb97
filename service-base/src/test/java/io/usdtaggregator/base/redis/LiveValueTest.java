package io.usdtaggregator.base.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A value of Redis in memory stays current whatever happens to messages and connections. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LiveValueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "live-value-test";
    private static final AtomicLong VERSION = new AtomicLong();

    record Value(long version, String text) {}

    @Inject
    RedisDataSource redis;

    @Inject
    ReactiveRedisDataSource reads;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    private LiveValue<Value> live;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void follow() {
        write("first");
        live = new LiveValue<>(KEY, new JsonSnapshot<>(KEY, Value.class, Value::version, reads), subscriptions);
        live.changes().subscribe().with(value -> heard.add(value.text()));
        live.start();
        awaitText("first");
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void a_change_that_is_announced_is_followed_and_told() {
        announce(write("second"));
        awaitText("second");
        assertEquals("second", heard.get(heard.size() - 1));
    }

    @Test
    void a_change_whose_message_was_lost_is_noticed_by_its_version() {
        write("unheard of");
        awaitText("unheard of");
        write("again");
        awaitText("again");
        announce(write("and one that is heard of"));
        awaitText("and one that is heard of");
    }

    @Test
    void a_message_or_a_value_that_nobody_can_read_changes_nothing_and_stops_nothing() {
        redis.pubsub(String.class).publish(RedisKeys.CHANGED, "{not json");
        redis.value(String.class).set(KEY, "{\"version\":" + VERSION.incrementAndGet() + ",\"text\":");
        announce(VERSION.get());
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> text().equals(Optional.of("first")));
        announce(write("readable"));
        awaitText("readable");
    }

    @Test
    void without_redis_it_keeps_what_it_has_says_since_when_and_comes_back_alone() throws Exception {
        EmbeddedServices.redis().kill();
        Instant away = Instant.now();
        try {
            await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> text().equals(Optional.of("first")));
            assertTrue(live.confirmedAt().isBefore(away.plusSeconds(2)));
        } finally {
            EmbeddedServices.redis().startEmpty();
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> write("after it") > 0);
        awaitText("after it");
        announce(write("announced"));
        awaitText("announced");
        await().atMost(PATIENCE).until(() -> live.confirmedAt().isAfter(away.plusSeconds(3)));
    }

    @Test
    void that_redis_has_no_value_is_known_only_when_redis_has_said_so() throws Exception {
        EmbeddedServices.redis().kill();
        LiveValue<Value> none = new LiveValue<>(
                "none", new JsonSnapshot<>("no-such-key", Value.class, Value::version, reads), subscriptions);
        try {
            none.start();
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> !none.wasRead());
        } finally {
            EmbeddedServices.redis().startEmpty();
        }
        await().atMost(PATIENCE).until(none::wasRead);
        assertTrue(none.current().isEmpty());
        none.close();
    }

    private long write(String text) {
        long version = VERSION.incrementAndGet();
        redis.value(String.class).set(KEY, MarketJson.write(new Value(version, text)));
        return version;
    }

    private void announce(long version) {
        redis.pubsub(String.class).publish(RedisKeys.CHANGED, MarketJson.write(new Changed(version, KEY)));
    }

    private Optional<String> text() {
        return live.current().map(Value::text);
    }

    private void awaitText(String expected) {
        await().atMost(PATIENCE).until(() -> text().equals(Optional.of(expected)));
    }
}
