package io.usdtaggregator.admin.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A month's usage for staff: what the gateways counted, with the names of accounts and keys. */
@ApplicationScoped
public class StaffUsage {
    private final GatewayUsage gateway;
    private final Integrators integrators;

    StaffUsage(GatewayUsage gateway, Integrators integrators) {
        this.gateway = gateway;
        this.integrators = integrators;
    }

    Uni<UsageOfAll> of(YearMonth month) {
        return gateway.of(month).chain(calls -> {
            Instant readAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return integrators.all().chain(accounts -> integrators
                    .keys()
                    .map(keys -> UsageOfAll.of(month, readAt, accounts, keys, calls)));
        });
    }

    /** {@code null}: this month, in UTC. */
    static YearMonth month(String text) {
        try {
            return text == null || text.isBlank() ? YearMonth.now(ZoneOffset.UTC) : YearMonth.parse(text.trim());
        } catch (DateTimeException malformed) {
            throw Refusal.invalid("month", "malformed", "a month such as 2026-11");
        }
    }
}
