package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The calls of a month by account and key, for staff: what callers see of themselves at {@code /usage}. */
@ServicesOnly
@Path("/internal/usage")
@Produces(MediaType.APPLICATION_JSON)
public class InternalUsageResource {
    private final Usage usage;

    InternalUsageResource(Usage usage) {
        this.usage = usage;
    }

    public record MonthOfAll(YearMonth month, List<Calls> usage) {}

    /** @param keyId {@code ""} for calls with a JWT */
    public record Calls(String accountId, String keyId, long calls) {}

    private record Who(String accountId, String keyId) {}

    @GET
    public Uni<Response> usage(@Context RoutingContext http) {
        Query query = Query.of(http);
        YearMonth month = query.matching(
                        "month", text -> text.matches("\\d{4}-(0[1-9]|1[0-2])"), "a month such as 2026-11")
                .map(YearMonth::parse)
                .orElse(YearMonth.now(ZoneOffset.UTC));
        query.check();
        return usage.ofMonth(month)
                .onFailure()
                .transform(out -> Problem.unavailable(
                        "usage_unavailable", "Usage cannot be read right now", Duration.ofSeconds(5)))
                .map(calls -> Answers.fresh(200, new MonthOfAll(month, summed(calls))));
    }

    private static List<Calls> summed(Map<CallsOf, Long> byDay) {
        return byDay.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> new Who(
                                entry.getKey().accountId(), entry.getKey().keyId()),
                        Collectors.summingLong(Map.Entry::getValue)))
                .entrySet()
                .stream()
                .map(entry ->
                        new Calls(entry.getKey().accountId(), entry.getKey().keyId(), entry.getValue()))
                .toList();
    }
}
