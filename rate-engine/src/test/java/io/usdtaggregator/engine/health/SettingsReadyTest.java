package io.usdtaggregator.engine.health;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.FirstStart;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A starting engine beside the running one: with settings of its own from the real Redis. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SettingsReadyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    RedisDataSource redis;

    @Inject
    ReactiveRedisDataSource reactive;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    private LiveSettings settings;

    @AfterEach
    void end() {
        settings.stop(null);
    }

    @Test
    void an_engine_is_not_ready_before_the_settings_were_read_and_ready_afterwards() {
        redis.key().del(RedisKeys.SETTINGS);
        settings = new LiveSettings(reactive, subscriptions);
        SettingsReady check = new SettingsReady(settings);
        assertEquals(Status.DOWN, check.call().getStatus());

        settings.start(null);
        await().atMost(PATIENCE).until(settings::wereLookedFor);
        assertEquals(Status.DOWN, check.call().getStatus(), "Redis has none yet");
        assertEquals("starting: the settings were not read from Redis yet", state(check.call()));

        redis.value(String.class).set(RedisKeys.SETTINGS, MarketJson.write(FirstStart.settings()));

        await().atMost(PATIENCE).until(() -> check.call().getStatus() == Status.UP);
        assertEquals("read", state(check.call()));
    }

    private static Object state(HealthCheckResponse answer) {
        return answer.getData().orElseThrow().get("state");
    }
}
