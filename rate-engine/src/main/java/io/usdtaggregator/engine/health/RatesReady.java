package io.usdtaggregator.engine.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once all rates were restored or computed, by this engine or another one; what is lost later does not change that.
 */
@Default
@Readiness
@ApplicationScoped
public class RatesReady implements HealthCheck {
    private volatile boolean known;

    /** All rates were restored or computed under some settings. */
    public void ratesAreKnown() {
        known = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rates are known")
                .status(known)
                .withData("state", known ? "known" : "starting: the rates were not restored or computed yet")
                .build();
    }
}
