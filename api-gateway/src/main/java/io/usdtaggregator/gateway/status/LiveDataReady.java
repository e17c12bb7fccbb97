package io.usdtaggregator.gateway.status;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.tokens.SigningKeys;
import io.usdtaggregator.gateway.usage.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once settings, accounts, rates and this month's usage were read, and the signing keys too unless PostgreSQL is
 * out; the loss of Redis or PostgreSQL later does not change that.
 */
@Readiness
@ApplicationScoped
public class LiveDataReady implements HealthCheck {
    private final LiveData live;
    private final Usage usage;
    private final SigningKeys keys;

    LiveDataReady(LiveData live, Usage usage, SigningKeys keys) {
        this.live = live;
        this.usage = usage;
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("settings, accounts, rates and usage are read")
                .status(live.ready() && live.knowsRates() && usage.isReady() && keys.wereReadOrAreOut())
                .build();
    }
}
