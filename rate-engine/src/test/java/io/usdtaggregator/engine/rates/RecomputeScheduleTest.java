package io.usdtaggregator.engine.rates;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.schedule.NextLook;
import io.usdtaggregator.model.market.Place;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When an engine looks for places that are due. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RecomputeScheduleTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final Place XOF = new Place("XOF", null);

    @Inject
    LiveEngine engine;

    @Inject
    RedisCommands redis;

    @Test
    void a_look_that_finds_nothing_learns_when_the_next_place_is_due() {
        engine.beginsAnew(settings().build());
        AtomicLong clock = new AtomicLong();
        NextLook nextLook = new NextLook(clock::get);
        RecomputeSchedule schedule = new RecomputeSchedule(redis, nextLook);
        long due = redis.time().await().atMost(PATIENCE).plus(SOON).toEpochMilli();
        redis.run("ZADD", RedisKeys.RATES_DUE, String.valueOf(due), XOF.key())
                .await()
                .atMost(PATIENCE);

        schedule.claimDue().await().atMost(PATIENCE);

        clock.addAndGet(SOON.toNanos());
        assertTrue(nextLook.isNow());
    }

    @Test
    void an_engine_that_knows_the_time_takes_what_another_noted_when_it_is_due() {
        engine.beginsAnew(settings().build());
        AtomicLong clock = new AtomicLong();
        RecomputeSchedule schedule = new RecomputeSchedule(redis, new NextLook(clock::get));
        Instant now = redis.time().await().atMost(PATIENCE);
        schedule.lookAgainSoon(List.of(new Place("GHS", null)), now).await().atMost(PATIENCE);

        // The engine under test may be quicker.
        await().atMost(PATIENCE).until(() -> {
            redis.run("ZADD", RedisKeys.RATES_DUE, String.valueOf(now.toEpochMilli()), XOF.key())
                    .await()
                    .atMost(PATIENCE);
            clock.addAndGet(PATIENCE.toNanos());
            return schedule.claimDue().await().atMost(PATIENCE).contains(XOF);
        });
    }
}
