package io.usdtaggregator.base.instances;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances in a real Redis. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class InstanceLogTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant STARTED = Instant.parse("2026-11-30T08:00:00Z");

    /** The instance of this test said at its start that it runs. */
    private static boolean startWasSeen;

    @Inject
    InstanceLog log;

    @Inject
    InstanceSigns signs;

    @Inject
    InstanceConfig config;

    @Inject
    RedisCommands redis;

    @BeforeEach
    void nobody() {
        if (!startWasSeen) {
            await().atMost(PATIENCE).until(() -> own().size() == 1);
            startWasSeen = true;
        }
        answer(redis.delete(RedisKeys.INSTANCES));
    }

    @Test
    void an_instance_says_with_its_service_and_version_that_it_runs_until_it_stops() {
        answer(signs.give());

        SeenInstance own = own().get(0);
        assertEquals(config.service(), own.sign().service());
        assertEquals(config.version(), own.sign().version());
        assertFalse(own.sign().host().isBlank());
        assertTrue(own.isAlive());

        signs.stop(null);
        assertEquals(List.of(), own());
    }

    @Test
    void of_each_instance_the_newest_sign_counts_by_the_clock_of_redis() {
        long now = answer(redis.time()).toEpochMilli();
        added(now - 100_000, "killed", false);
        added(now - 90_000, "runs", false);
        added(now - 60_000, "runs", false);
        added(now - 50_000, "stopped", false);
        added(now - 40_000, "stopped", true);

        List<SeenInstance> seen = answer(log.read()).stream()
                .filter(each -> each.sign().service().equals("rate-engine"))
                .toList();

        assertEquals(
                List.of("killed", "runs"),
                seen.stream().map(each -> each.sign().id()).toList());
        assertFalse(seen.get(0).isAlive(), "it missed three signs");
        assertTrue(seen.get(1).isAlive());
        assertEquals(Instant.ofEpochMilli(now - 60_000), seen.get(1).seenAt());
    }

    @Test
    void who_is_silent_for_an_hour_and_what_cannot_be_read_is_left_out() {
        long now = answer(redis.time()).toEpochMilli();
        added(now - Duration.ofMinutes(61).toMillis(), "long-gone", false);
        answer(redis.run("XADD", RedisKeys.INSTANCES, (now - 3000) + "-0", "sign", "{\"id\":"));
        answer(redis.run("XADD", RedisKeys.INSTANCES, (now - 2000) + "-0", "of-another-version", "1"));

        assertEquals(
                List.of(),
                answer(log.read()).stream().filter(each -> !isOwn(each)).toList());
    }

    @Test
    void an_instance_that_does_not_reach_redis_goes_on_and_says_it_again_later() throws Exception {
        try (AutoCloseable hanging = EmbeddedServices.redis().freeze()) {
            answer(signs.give());
            signs.stop(null);
        }
        await().atMost(PATIENCE).until(() -> {
            answer(signs.give());
            return own().size() == 1;
        });
    }

    private List<SeenInstance> own() {
        return answer(log.read()).stream().filter(this::isOwn).toList();
    }

    private boolean isOwn(SeenInstance seen) {
        return seen.sign().id().equals(config.id());
    }

    private void added(long at, String id, boolean stopping) {
        InstanceSign sign = new InstanceSign("rate-engine", id, "host-1", "1.0.0", STARTED, stopping);
        answer(redis.run("XADD", RedisKeys.INSTANCES, at + "-0", "sign", MarketJson.write(sign)));
    }

    private static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
