package io.usdtaggregator.gateway.status;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.usage.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once settings, accounts, rates and this month's usage were read; the loss of Redis later does not change that. */
@Readiness
@ApplicationScoped
public class LiveDataReady implements HealthCheck {
    private final LiveData live;
    private final Usage usage;

    LiveDataReady(LiveData live, Usage usage) {
        this.live = live;
        this.usage = usage;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("settings, accounts, rates and usage are read")
                .status(live.ready() && usage.isReady())
                .build();
    }
}
