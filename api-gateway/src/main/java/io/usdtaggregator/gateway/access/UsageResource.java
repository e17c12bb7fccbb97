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
            int burst,
            OfAccount account) {}

    /** The same of all keys and tokens of the account together, which no key may exceed. */
    public record OfAccount(long calls, Long quota, Long left, BigDecimal price, int requestsPerMinute, int burst) {}

    @GET
    public Response usage(@Context RoutingContext http) {
        Query.none(http);
        Caller caller = Caller.of(http);
        Quota quota = caller.quota();
        Spent own = usage.of(caller.who());
        OfAccount account = ofAccount(caller.agreed(), usage.ofAccount(caller.who()));
        return Answers.cached(
                http,
                new UsageAnswer(
                        YearMonth.now(ZoneOffset.UTC),
                        own.calls(),
                        quota.monthly(),
                        tighter(caller.own().isEmpty() ? null : left(quota, own), account.left()),
                        quota.pricePerCall(),
                        own.price(quota),
                        "USD",
                        quota.exempt(),
                        quota.requestsPerMinute(),
                        quota.burst(),
                        account),
                Duration.ZERO);
    }

    private static OfAccount ofAccount(Quota agreed, Spent spent) {
        return new OfAccount(
                spent.calls(),
                agreed.monthly(),
                left(agreed, spent),
                spent.price(agreed),
                agreed.requestsPerMinute(),
                agreed.burst());
    }

    private static Long left(Quota quota, Spent spent) {
        return quota.monthly() == null ? null : Math.max(0, quota.monthly() - spent.calls());
    }

    /** {@code null} is no limit. */
    private static Long tighter(Long one, Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
