package io.usdtaggregator.engine.book;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.usdtaggregator.model.redis.JsonSnapshot;
import io.usdtaggregator.model.redis.LiveValue;
import io.usdtaggregator.model.redis.RedisKeys;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Staff's settings, as they are now. */
@ApplicationScoped
public class LiveSettings {
    private final LiveValue<Settings> settings;

    LiveSettings(
            ReactiveRedisDataSource redis, @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        settings = new LiveValue<>(
                "settings",
                new JsonSnapshot<>(RedisKeys.SETTINGS, Settings.class, Settings::version, redis),
                subscriptions);
    }

    void start(@Observes StartupEvent event) {
        settings.start();
    }

    void stop(@Observes ShutdownEvent event) {
        settings.close();
    }

    /** Empty until admin-ui has written them. */
    public Optional<Settings> current() {
        return settings.current();
    }

    public Multi<Settings> changes() {
        return settings.changes();
    }
}
