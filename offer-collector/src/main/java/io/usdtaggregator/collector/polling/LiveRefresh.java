package io.usdtaggregator.collector.polling;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.redis.JsonSnapshot;
import io.usdtaggregator.base.redis.LiveValue;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.refresh.RefreshRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Staff's last "refresh now", kept current from Redis. */
@ApplicationScoped
public class LiveRefresh {
    private static final int BEFORE_ALL_WHO_NEED_IT = 1;

    private final LiveValue<RefreshRequest> live;

    public LiveRefresh(
            ReactiveRedisDataSource redis, @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        this.live = new LiveValue<>(
                "refresh",
                new JsonSnapshot<>(RedisKeys.REFRESH, RefreshRequest.class, RefreshRequest::version, redis),
                subscriptions);
    }

    void start(@Observes @Priority(BEFORE_ALL_WHO_NEED_IT) StartupEvent started) {
        live.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        live.close();
    }

    /** Empty when nobody ever asked. */
    public Optional<RefreshRequest> current() {
        return live.current();
    }

    /** Each new request from now on. */
    public Multi<RefreshRequest> changes() {
        return live.changes();
    }
}
