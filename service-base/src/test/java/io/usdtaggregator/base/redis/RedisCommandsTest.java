package io.usdtaggregator.base.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands to a real Redis. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RedisCommandsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final RedisScript ADD = RedisScript.named("add-for-test");

    @Inject
    RedisCommands redis;

    @Test
    void a_command_to_a_redis_that_hangs_fails_at_its_deadline() throws Exception {
        try (AutoCloseable hanging = EmbeddedServices.redis().freeze()) {
            DeadlineExceeded late = assertThrows(DeadlineExceeded.class, () -> answer(redis.get("any")));
            assertTrue(late.getMessage().matches("Redis \\(GET\\) did not answer within \\d+ ms"), late.getMessage());
        }
        assertEquals(Optional.empty(), answer(redis.get("commands-test:missing")));
    }

    @Test
    void a_script_that_redis_does_not_know_any_more_is_sent_again_whole() {
        String key = "commands-test:added";
        answer(redis.delete(key));
        assertEquals(2, answer(redis.run(ADD, List.of(key), List.of("2"))).toLong());
        answer(redis.run("SCRIPT", "FLUSH"));
        assertEquals(5, answer(redis.run(ADD, List.of(key), List.of("3"))).toLong());
    }

    @Test
    void a_script_that_is_missing_is_named() {
        IllegalArgumentException missing =
                assertThrows(IllegalArgumentException.class, () -> RedisScript.named("no-such-script"));
        assertTrue(missing.getMessage().contains("redis/no-such-script.lua"));
    }

    @Test
    void only_the_first_sets_what_must_be_absent() {
        String key = "commands-test:lease";
        answer(redis.delete(key));
        assertTrue(answer(redis.setIfAbsent(key, "a", PATIENCE)));
        assertFalse(answer(redis.setIfAbsent(key, "b", PATIENCE)));
        assertTrue(answer(redis.timeToLive(key)).compareTo(Duration.ZERO) > 0);
        assertEquals(Optional.of("a"), answer(redis.get(key)));
    }

    @Test
    void fields_that_are_missing_are_missing() {
        String hash = "commands-test:hash";
        answer(redis.delete(hash));
        answer(redis.setHashField(hash, "one", "1"));
        assertEquals(Map.of("one", 1), answer(redis.fields(hash, List.of("one", "two"), Integer.class)));
        assertEquals(Map.of("one", "1"), answer(redis.hash(hash)));
        assertEquals(Optional.empty(), answer(redis.hashField(hash, "two")));
    }

    private static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
