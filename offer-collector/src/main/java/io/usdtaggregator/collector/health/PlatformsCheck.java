package io.usdtaggregator.collector.health;

import io.usdtaggregator.collector.polling.PollScheduler;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says which platform is out; stays up, since a dead platform is no reason to restart the collector. */
@Readiness
@Singleton
public class PlatformsCheck implements HealthCheck {
    private final PollScheduler scheduler;

    public PlatformsCheck(PollScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("platforms").up();
        scheduler.health().forEach(platform -> answer.withData(platform.platform(), platform.state()));
        return answer.build();
    }
}
