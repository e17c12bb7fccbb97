package io.usdtaggregator.engine.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Redis answers. PostgreSQL may be away: ticks wait, rates do not. */
@Readiness
@ApplicationScoped
public class RedisReady implements AsyncHealthCheck {
    private final RedisCommands redis;
    private final LiveSettings settings;

    public RedisReady(RedisCommands redis, LiveSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return redis.run("PING")
                .map(pong -> true)
                .onFailure()
                .recoverWithItem(false)
                .map(up -> HealthCheckResponse.named("redis")
                        .status(up)
                        .withData("settings", settings.current().isPresent())
                        .build());
    }
}
