package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.security.CallerId;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
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
public class InternalUsageResource {
    private final UsageSettling usage;

    InternalUsageResource(UsageSettling usage) {
        this.usage = usage;
    }

    public record MonthOfAll(YearMonth month, List<Calls> usage) {}

    /**
     * @param keyId {@code ""} for calls with a JWT
     * @param price in US dollars: each call at the price of its day; {@code null} where none is known
     */
    public record Calls(String accountId, String keyId, long calls, BigDecimal price) {}

    @GET
    public Uni<Response> usage(@Context RoutingContext http) {
        Query query = Query.of(http);
        YearMonth month = query.matching(
                        "month", text -> text.matches("\\d{4}-(0[1-9]|1[0-2])"), "a month such as 2026-11")
                .map(YearMonth::parse)
                .orElse(YearMonth.now(ZoneOffset.UTC));
        query.check();
        return usage.month(month)
                .onFailure()
                .transform(out -> Problem.unavailable(
                        "usage_unavailable", "Usage cannot be read right now", Duration.ofSeconds(5)))
                .map(calls -> Answers.fresh(200, new MonthOfAll(month, summed(calls))));
    }

    private List<Calls> summed(Map<CallsOf, UsageCost> byDay) {
        Map<CallerId, UsageCost> byCaller = new TreeMap<>(Comparator.comparing(CallerId::text));
        byDay.forEach((of, spent) -> byCaller.merge(of.who(), spent, UsageCost::plus));
        return byCaller.entrySet().stream()
                .map(entry -> calls(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Calls calls(CallerId who, UsageCost spent) {
        BigDecimal price = usage.agreed(who)
                .map(spent::price)
                .or(() -> Optional.of(spent.cost()).filter(known -> spent.priced() == spent.calls()))
                .orElse(null);
        return new Calls(who.accountId(), who.keyId(), spent.calls(), price);
    }
}
