package io.usdtaggregator.engine.alerts;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.schedule.NextLook;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When an engine looks for alerts whose gather time is over. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AlertGroupsTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    /** Sooner than the look that comes for what other engines noted. */
    private static final Duration SOON = Duration.ofSeconds(4);

    @Inject
    LiveEngine engine;

    @Inject
    RedisCommands redis;

    @Test
    void a_look_that_finds_nothing_learns_when_the_next_alert_is_due() {
        engine.beginsAnew(settings().build());
        AtomicLong clock = new AtomicLong();
        NextLook nextLook = new NextLook(clock::get);
        AlertGroups groups = new AlertGroups(redis, SOON, nextLook);
        long due = redis.time().await().atMost(PATIENCE).plus(SOON).toEpochMilli();
        redis.run("ZADD", RedisKeys.ALERT_GROUPS, String.valueOf(due), "premium:XOF")
                .await()
                .atMost(PATIENCE);

        assertEquals(List.of(), groups.claimDue().await().atMost(PATIENCE));

        assertFalse(nextLook.isNow());
        clock.addAndGet(SOON.toNanos());
        assertTrue(nextLook.isNow());
    }
}
