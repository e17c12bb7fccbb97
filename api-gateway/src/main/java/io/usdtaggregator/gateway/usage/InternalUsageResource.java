package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.usage.KeyUsage;
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

    InternalUsageResource(UsageSettling usage) {
        this.usage = usage;
    }

    @GET
    @Override
    public Uni<MonthlyUsage> usage(@QueryParam("month") String month) {
        YearMonth asked = month == null ? YearMonth.now(ZoneOffset.UTC) : month(month);
        return usage.month(asked)
                .onFailure()
                .transform(out -> Problem.unavailable(
                        "usage_unavailable", "Usage cannot be read right now", Duration.ofSeconds(5)))
                .map(calls -> new MonthlyUsage(asked, summed(calls)));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException other) {
            throw Problem.invalid(FieldError.of("month", "malformed", "month must be a month such as 2026-11"));
        }
    }

    private List<KeyUsage> summed(Map<CallsOf, UsageCost> byDay) {
        Map<CallerId, UsageCost> byCaller = new TreeMap<>(Comparator.comparing(CallerId::text));
        byDay.forEach((of, spent) -> byCaller.merge(of.who(), spent, UsageCost::plus));
        return byCaller.entrySet().stream()
                .map(entry -> calls(entry.getKey(), entry.getValue()))
                .toList();
    }

    private KeyUsage calls(CallerId who, UsageCost spent) {
        BigDecimal price = usage.agreed(who)
                .map(spent::price)
                .or(() -> Optional.of(spent.cost()).filter(known -> spent.priced() == spent.calls()))
                .orElse(null);
        return new KeyUsage(who.accountId(), who.keyId(), spent.calls(), price);
    }
}
