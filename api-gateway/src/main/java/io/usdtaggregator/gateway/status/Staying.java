package io.usdtaggregator.gateway.status;

import io.usdtaggregator.gateway.http.Drain;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready from the moment that this gateway is told to end. */
@Readiness
@ApplicationScoped
public class Staying implements HealthCheck {
    private final Drain drain;

    Staying(Drain drain) {
        this.drain = drain;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("this gateway stays")
                .status(!drain.isLeaving())
                .build();
    }
}
