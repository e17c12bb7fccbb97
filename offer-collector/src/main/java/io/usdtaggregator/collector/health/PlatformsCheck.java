package io.usdtaggregator.collector.health;

import io.usdtaggregator.collector.polling.PollScheduler;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Up once the settings were read, and then for good: it says which platform is out, which is no reason to leave. */
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
                HealthCheckResponse.named("platforms").status(scheduler.hasSettings());
        if (!scheduler.hasSettings()) {
            return answer.withData("state", "starting: the settings were not read from Redis yet")
                    .build();
        }
        scheduler.health().forEach(platform -> answer.withData(platform.platform(), platform.state()));
        return answer.build();
    }
}
