package io.usdtaggregator.engine.health;

import io.usdtaggregator.base.redis.LiveSettings;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the settings were read. Redis and PostgreSQL may hang later: then rates or ticks wait, and history, quotes or
 * alerts are still served, so that this engine must not leave its service.
 */
@Readiness
@ApplicationScoped
public class SettingsReady implements HealthCheck {
    private final LiveSettings settings;

    public SettingsReady(LiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        boolean read = settings.current().isPresent();
        return HealthCheckResponse.named("settings are read")
                .status(read)
                .withData("state", read ? "read" : "starting: the settings were not read from Redis yet")
                .build();
    }
}
