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
        return HealthCheckResponse.named("settings are read")
                .status(settings.current().isPresent())
                .build();
    }
}
