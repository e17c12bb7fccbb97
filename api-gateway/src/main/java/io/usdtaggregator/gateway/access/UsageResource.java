package io.usdtaggregator.gateway.access;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.ext.web.RoutingContext;
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

/** What a caller used and owes this month. */
@NonBlocking
@Path("/api/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {
    private final Usage usage;

    UsageResource(Usage usage) {
        this.usage = usage;
    }

    /**
     * @param quota calls a month, {@code null}: without limit
     * @param left {@code null}: without limit
     * @param price so far, in {@code currency}
     */
    public record UsageAnswer(
            YearMonth month,
            long calls,
            Long quota,
            Long left,
            BigDecimal pricePerCall,
            BigDecimal price,
            String currency,
            boolean exempt,
            int requestsPerMinute,
            int burst) {}

    @GET
    public Response usage(@Context RoutingContext http) {
        Query.none(http);
        Caller caller = Caller.of(http);
        Quota quota = caller.quota();
        long calls = usage.callsThisMonth(caller);
        BigDecimal perCall = quota.exempt() ? BigDecimal.ZERO : quota.pricePerCall();
        return Answers.cached(
                http,
                new UsageAnswer(
                        YearMonth.now(ZoneOffset.UTC),
                        calls,
                        quota.monthly(),
                        quota.monthly() == null ? null : Math.max(0, quota.monthly() - calls),
                        quota.pricePerCall(),
                        perCall.multiply(BigDecimal.valueOf(calls)),
                        "USD",
                        quota.exempt(),
                        quota.requestsPerMinute(),
                        quota.burst()),
                Duration.ZERO);
    }
}
