package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.usage.DayUsage;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import io.usdtaggregator.base.internal.usage.LastUses;
import io.usdtaggregator.base.internal.usage.MonthlyUsage;
import io.usdtaggregator.base.internal.usage.UsageApi;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.security.CallerId;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls of a month by account and key, for staff: what callers see of themselves at {@code /usage}. */
@InternalApi
@PermitAll
@Path("/internal/usage")
@Produces(MediaType.APPLICATION_JSON)
public class InternalUsageResource implements UsageApi {
    private final UsageSettling usage;
    private final KeyUses uses;

    InternalUsageResource(UsageSettling usage, KeyUses uses) {
        this.usage = usage;
        this.uses = uses;
    }

    @GET
    @Override
    public Uni<MonthlyUsage> usage(@QueryParam("month") String month) {
        YearMonth asked = month == null ? YearMonth.now(ZoneOffset.UTC) : month(month);
        return usage.month(asked)
                .onFailure()
                .transform(InternalUsageResource::unavailable)
                .map(calls -> new MonthlyUsage(asked, summed(calls)));
    }

    @GET
    @Path("/last-uses")
    @Override
    public Uni<LastUses> lastUses() {
        return uses.all()
                .onFailure()
                .transform(InternalUsageResource::unavailable)
                .map(LastUses::new);
    }

    private static RuntimeException unavailable(Throwable out) {
        return Problem.unavailable("usage_unavailable", "Usage cannot be read right now", Duration.ofSeconds(5));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException other) {
            throw Problem.invalid(FieldError.of("month", "malformed", "month must be a month such as 2026-11"));
        }
    }

    private List<KeyUsage> summed(Map<CallerDay, UsageCost> byDay) {
        Map<CallerId, Map<LocalDate, UsageCost>> byCaller = new TreeMap<>(Comparator.comparing(CallerId::text));
        byDay.forEach((of, spent) ->
                byCaller.computeIfAbsent(of.who(), first -> new TreeMap<>()).merge(of.day(), spent, UsageCost::plus));
        return byCaller.entrySet().stream()
                .map(entry -> calls(entry.getKey(), entry.getValue()))
                .toList();
    }

    private KeyUsage calls(CallerId who, Map<LocalDate, UsageCost> byDay) {
        UsageCost spent = byDay.values().stream().reduce(UsageCost.NOTHING, UsageCost::plus);
        return new KeyUsage(
                who.accountId(),
                who.keyId(),
                spent.calls(),
                price(who, spent),
                byDay.entrySet().stream()
                        .map(day -> new DayUsage(day.getKey(), day.getValue().calls(), price(who, day.getValue())))
                        .toList());
    }

    /** {@code null} where calls were counted whose price nobody knows any more. */
    private BigDecimal price(CallerId who, UsageCost spent) {
        return usage.agreed(who)
                .map(spent::price)
                .or(() -> Optional.of(spent.cost()).filter(known -> spent.priced() == spent.calls()))
                .orElse(null);
    }
}
