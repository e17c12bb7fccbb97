package io.usdtaggregator.base.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void while_nothing_was_missed_redis_is_asked_every_third_second() {
        AskedSource source = new AskedSource();
        BroadcastProcessor<Long> seconds = BroadcastProcessor.create();
        try (LiveValue<Value> value = new LiveValue<>("asked", source, subscriptions, seconds).start()) {
            await().atMost(PATIENCE).until(() -> value.current().isPresent());
            pass(seconds, 1);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 1);

            pass(seconds, 3);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 2);
            pass(seconds, 3);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 3);
        }
    }

    @Test
    void a_change_that_is_heard_of_counts_like_a_check() {
        AskedSource source = new AskedSource();
        BroadcastProcessor<Long> seconds = BroadcastProcessor.create();
        try (LiveValue<Value> value = new LiveValue<>("asked", source, subscriptions, seconds).start()) {
            await().atMost(PATIENCE).until(() -> value.current().isPresent());
            pass(seconds, 1);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 1);
            pass(seconds, 2);
            source.version.set(2);
            redis.pubsub(String.class).publish(source.channel(), "2");
            await().atMost(PATIENCE).until(() -> value.current().orElseThrow().version() == 2);

            pass(seconds, 2);
            assertEquals(1, source.asked.get());
            pass(seconds, 1);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 2);
        }
    }

    @Test
    void a_message_that_redis_still_has_the_held_value_counts_like_a_check() {
        AskedSource source = new AskedSource();
        BroadcastProcessor<Long> seconds = BroadcastProcessor.create();
        try (LiveValue<Value> value = new LiveValue<>("asked", source, subscriptions, seconds).start()) {
            await().atMost(PATIENCE).until(() -> value.current().isPresent());
            pass(seconds, 1);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 1);
            pass(seconds, 2);
            Instant checked = value.confirmedAt();
            redis.pubsub(String.class).publish(source.channel(), "1");
            await().atMost(PATIENCE).until(() -> value.confirmedAt().isAfter(checked));

            pass(seconds, 2);
            assertEquals(1, source.asked.get());
            pass(seconds, 1);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 2);
        }
    }

    @Test
    void where_there_is_none_yet_a_message_about_another_value_reads_nothing() {
        AskedSource source = new AskedSource();
        source.isThere = false;
        try (LiveValue<Value> value = new LiveValue<>("asked", source, subscriptions).start()) {
            await().atMost(PATIENCE).until(() -> source.reads.get() == 1);
            redis.pubsub(String.class).publish(source.channel(), AskedSource.ANOTHER);
            redis.pubsub(String.class).publish(source.channel(), AskedSource.ANOTHER);
            source.isThere = true;
            redis.pubsub(String.class).publish(source.channel(), "1");

            await().atMost(PATIENCE).until(() -> value.current().isPresent());
            assertEquals(2, source.reads.get());
        }
        JsonSnapshot<Value> snapshot = new JsonSnapshot<>(KEY, Value.class, Value::version, reads);
        assertTrue(snapshot.concerns(MarketJson.write(new Changed(7, KEY))));
        assertFalse(snapshot.concerns(MarketJson.write(new Changed(7, "another"))));
    }

    @Test
    void only_the_message_of_its_own_key_and_version_confirms_a_value() {
        JsonSnapshot<Value> source = new JsonSnapshot<>(KEY, Value.class, Value::version, reads);
        Value held = new Value(7, "text");

        assertTrue(source.confirms(held, MarketJson.write(new Changed(7, KEY))));
        assertFalse(source.confirms(held, MarketJson.write(new Changed(8, KEY))));
        assertFalse(source.confirms(held, MarketJson.write(new Changed(7, "another"))));
    }

    /** Else what staff revoke while Redis hangs would stop later than promised. */
    @Test
    void checked_each_second_it_is_current_at_the_first_check_that_redis_answers() {
        AskedSource source = new AskedSource();
        BroadcastProcessor<Long> seconds = BroadcastProcessor.create();
        LiveValue<Value> value = new LiveValue<>("asked", source, subscriptions, seconds).checkedEachSecond();
        try (value) {
            value.start();
            await().atMost(PATIENCE).until(() -> value.current().isPresent());
            pass(seconds, 1);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 1);

            source.hangs = true;
            source.version.set(2);
            pass(seconds, 1);
            await().atMost(PATIENCE).until(() -> source.asked.get() == 2);
            pass(seconds, 10);
            source.hangs = false;

            await().atMost(PATIENCE).until(() -> value.current().orElseThrow().version() == 2);
            assertEquals(3, source.asked.get(), "of all that waited while Redis hung one check was left");
        }
    }

    private static void pass(BroadcastProcessor<Long> seconds, int number) {
        for (long second = 0; second < number; second++) {
            seconds.onNext(second);
        }
    }

    /** Counts how often it is asked for its version, and answers from memory or not at all. */
    private static final class AskedSource implements LiveSource<Value> {
        private static final String ANOTHER = "another";

        private final AtomicLong version = new AtomicLong(1);
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private volatile boolean hangs;
        private volatile boolean isThere = true;

        @Override
        public boolean concerns(String message) {
            return !message.equals(ANOTHER);
        }

        @Override
        public String channel() {
            return KEY;
        }

        @Override
        public Uni<Optional<Long>> version() {
            asked.incrementAndGet();
            Optional<Long> now = isThere ? Optional.of(version.get()) : Optional.empty();
            return hangs ? Uni.createFrom().nothing() : Uni.createFrom().item(now);
        }

        @Override
        public Uni<Optional<Value>> read(Optional<Value> held) {
            reads.incrementAndGet();
            return Uni.createFrom().item(isThere ? Optional.of(new Value(version.get(), "text")) : Optional.empty());
        }

        @Override
        public long versionOf(Value value) {
            return value.version();
        }

        @Override
        public Uni<Optional<Value>> apply(Value held, String message) {
            return Uni.createFrom()
                    .item(Optional.of(confirms(held, message) ? held : new Value(Long.parseLong(message), "text")));
        }

        @Override
        public boolean confirms(Value held, String message) {
            return held.version() == Long.parseLong(message);
        }
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
