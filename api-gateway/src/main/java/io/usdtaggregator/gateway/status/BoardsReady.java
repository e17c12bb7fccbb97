package io.usdtaggregator.gateway.status;

import io.usdtaggregator.gateway.board.Boards;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once settings and accounts were read; the loss of Redis later does not change that. */
@Readiness
@ApplicationScoped
public class BoardsReady implements HealthCheck {
    private final Boards boards;

    BoardsReady(Boards boards) {
        this.boards = boards;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("settings and accounts are read")
                .status(boards.ready())
                .build();
    }
}
