package io.usdtaggregator.collector.health;

import io.usdtaggregator.collector.polling.PollScheduler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Not live when polling stands still in this process although nothing outside holds it up: a restart helps. */
@Liveness
@Singleton
public class PollingCheck implements HealthCheck {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final PollScheduler scheduler;

    public PollingCheck(PollScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public HealthCheckResponse call() {
        boolean runs = scheduler.sinceLastRun().compareTo(LONGEST_SILENCE) < 0;
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("polling");
        scheduler.health().forEach(platform -> platform.stuck()
                .ifPresent(why -> answer.withData(platform.platform(), why)));
        boolean stuck = scheduler.health().stream()
                .anyMatch(platform -> platform.stuck().isPresent());
        return answer.status(runs && !stuck).build();
    }
}
