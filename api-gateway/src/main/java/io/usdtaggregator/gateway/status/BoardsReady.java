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
public class BoardsReady implements HealthCheck {
    private final LiveData boards;
    private final Usage usage;

    BoardsReady(LiveData boards, Usage usage) {
        this.boards = boards;
        this.usage = usage;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("settings, accounts, rates and usage are read")
                .status(boards.ready() && usage.isReady())
                .build();
    }
}
