package io.usdtaggregator.admin.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import io.usdtaggregator.base.internal.usage.MonthlyUsage;
import io.usdtaggregator.base.internal.usage.UsageApi;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The calls that the gateways counted; any of them tells those of all. */
@ApplicationScoped
public class GatewayUsage {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final UsageApi gateway;

    GatewayUsage(@RestClient UsageApi gateway) {
        this.gateway = gateway;
    }

    /** When keys were last used; unknown when no gateway answers soon, for which no page waits. */
    public Uni<LastUsesOfKeys> lastUses() {
        return gateway.lastUses()
                .map(told -> LastUsesOfKeys.of(told.lastUses()))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(LastUsesOfKeys.UNKNOWN)
                .onFailure()
                .recoverWithItem(LastUsesOfKeys.UNKNOWN);
    }

    /** All calls of a month; unavailable when no gateway answers. */
    Uni<List<KeyUsage>> of(YearMonth month) {
        return gateway.usage(month.toString())
                .map(MonthlyUsage::usage)
                .onFailure()
                .transform(lost -> Problem.unavailable(
                        "unavailable", "The gateway cannot be reached: usage cannot be shown.", Duration.ofSeconds(2)));
    }
}
