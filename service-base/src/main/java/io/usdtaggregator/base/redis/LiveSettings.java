package io.usdtaggregator.base.redis;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.usdtaggregator.model.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;

/** What staff set, kept current from the Redis snapshot. */
@ApplicationScoped
public class LiveSettings {
    private static final int BEFORE_ALL_WHO_NEED_THEM = 1;
    /** Staff's service says every three seconds which settings Redis has; only without its word each reader asks. */
    private static final int SECONDS_WITHOUT_WORD = 4;

    private final LiveValue<Settings> live;

    public LiveSettings(
            ReactiveRedisDataSource redis, @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        this.live = new LiveValue<>(
                        "settings",
                        new JsonSnapshot<>(RedisKeys.SETTINGS, Settings.class, Settings::version, redis),
                        subscriptions)
                .checkedEvery(SECONDS_WITHOUT_WORD);
    }

    public void start(@Observes @Priority(BEFORE_ALL_WHO_NEED_THEM) StartupEvent started) {
        live.start();
    }

    public void stop(@Observes ShutdownEvent stopping) {
        live.close();
    }

    /** Empty until they were first read. */
    public Optional<Settings> current() {
        return live.current();
    }

    /** Whether Redis told once what it has, were it none. */
    public boolean wereLookedFor() {
        return live.wasRead();
    }

    /** When Redis last confirmed that these are the current ones, by this machine's clock. */
    public Instant confirmedAt() {
        return live.confirmedAt();
    }

    /** Each new version from now on. */
    public Multi<Settings> changes() {
        return live.changes();
    }
}
