package io.usdtaggregator.collector.settings;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.usdtaggregator.base.redis.JsonSnapshot;
import io.usdtaggregator.base.redis.LiveValue;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RefreshRequest;
import io.usdtaggregator.model.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What staff set, held current. Until it was read once there is nothing to go by, and nothing is polled. */
@Singleton
public class LiveSettings {
    private final LiveValue<Settings> settings;
    private final LiveValue<RefreshRequest> refresh;

    public LiveSettings(
            ReactiveRedisDataSource redis, @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        this.settings = new LiveValue<>(
                "settings",
                new JsonSnapshot<>(RedisKeys.SETTINGS, Settings.class, Settings::version, redis),
                subscriptions);
        this.refresh = new LiveValue<>(
                "refresh",
                new JsonSnapshot<>(RedisKeys.REFRESH, RefreshRequest.class, RefreshRequest::version, redis),
                subscriptions);
    }

    @PostConstruct
    void follow() {
        settings.start();
        refresh.start();
    }

    @PreDestroy
    void end() {
        settings.close();
        refresh.close();
    }

    public Optional<Settings> current() {
        return settings.current();
    }

    /** The last "refresh now". */
    public Optional<RefreshRequest> refresh() {
        return refresh.current();
    }
}
