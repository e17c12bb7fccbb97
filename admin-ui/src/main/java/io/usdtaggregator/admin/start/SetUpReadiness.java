package io.usdtaggregator.admin.start;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the first accounts were made: before, nobody can log in. Later a lost database is told on the pages. */
@Readiness
@ApplicationScoped
class SetUpReadiness implements HealthCheck {
    private final FirstAccounts accounts;

    SetUpReadiness(FirstAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("first accounts")
                .status(accounts.areMade())
                .build();
    }
}
