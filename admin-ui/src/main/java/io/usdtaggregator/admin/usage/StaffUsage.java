package io.usdtaggregator.admin.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.ApiKeys;
import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.access.HeldKey;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A month's usage for staff: what the gateways counted, with the names of accounts and keys. */
@ApplicationScoped
public class StaffUsage {
    private final GatewayUsage gateway;
    private final Integrators integrators;
    private final ApiKeys keys;

    StaffUsage(GatewayUsage gateway, Integrators integrators, ApiKeys keys) {
        this.keys = keys;
        this.gateway = gateway;
        this.integrators = integrators;
    }

    /**
     * A month's usage, and the same calls by day.
     *
     * @param days of the account that was asked for, or of all; empty where the gateways do not tell days
     */
    record ByDay(UsageOfAll usage, Optional<UsageByDay> days) {}

    Uni<UsageOfAll> of(YearMonth month) {
        return gateway.of(month).chain(calls -> named(month, calls));
    }

    /** @param account whose days; empty: those of all together */
    Uni<ByDay> byDay(YearMonth month, Optional<String> account) {
        return gateway.of(month).chain(calls -> {
            List<KeyUsage> wanted = calls.stream()
                    .filter(key -> account.isEmpty() || account.get().equals(key.accountId()))
                    .toList();
            Optional<UsageByDay> days = Optional.of(wanted)
                    .filter(UsageByDay::isTold)
                    .map(told -> UsageByDay.of(month, LocalDate.now(ZoneOffset.UTC), told));
            return named(month, calls).map(usage -> new ByDay(usage, days));
        });
    }

    private Uni<UsageOfAll> named(YearMonth month, List<KeyUsage> calls) {
        Instant readAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return integrators.all().chain(accounts -> keys.all()
                .map(held -> UsageOfAll.of(
                        month,
                        readAt,
                        accounts.stream().map(HeldAccount::account).toList(),
                        held.stream().map(HeldKey::key).toList(),
                        calls)));
    }

    /** Whether the month has not ended yet, in UTC: more calls may come. */
    static boolean isRunning(YearMonth month) {
        return !month.isBefore(YearMonth.now(ZoneOffset.UTC));
    }

    /** {@code null}: this month, in UTC. */
    static YearMonth month(String text) {
        try {
            return text == null || text.isBlank() ? YearMonth.now(ZoneOffset.UTC) : YearMonth.parse(text.trim());
        } catch (DateTimeException malformed) {
            throw Problem.invalid(FieldError.of("month", "malformed", "a month such as 2026-11"));
        }
    }
}
