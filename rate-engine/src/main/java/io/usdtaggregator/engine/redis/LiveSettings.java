package io.usdtaggregator.engine.redis;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.redis.JsonSnapshot;
import io.usdtaggregator.base.redis.LiveValue;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** What staff set, kept current. */
@ApplicationScoped
public class LiveSettings {
    private final LiveValue<Settings> live;

    public LiveSettings(
            ReactiveRedisDataSource redis, @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        this.live = new LiveValue<>(
                "settings",
                new JsonSnapshot<>(RedisKeys.SETTINGS, Settings.class, Settings::version, redis),
                subscriptions);
    }

    void start(@Observes @Priority(1) StartupEvent started) {
        live.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        live.close();
    }

    /** Empty until they were first read. */
    public Optional<Settings> current() {
        return live.current();
    }

    public Multi<Settings> changes() {
        return live.changes();
    }
}
