package io.usdtaggregator.gateway.usage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a caller used and owes this month. */
@NonBlocking
@Path("/api/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Who calls")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class UsageResource {
    private final Usage usage;

    UsageResource(Usage usage) {
        this.usage = usage;
    }

    /** A caller's month. */
    @Schema(name = "Usage")
    public record UsageAnswer(
            @Schema(pattern = "^\\d{4}-(0[1-9]|1[0-2])$", description = "In UTC.")
            YearMonth month,

            @JsonUnwrapped CallsUsed used,
            BigDecimal pricePerCall,
            BigDecimal price,

            @Schema(pattern = Formats.CURRENCY, description = "Of the prices.")
            String currency,

            boolean exempt,
            @JsonUnwrapped CallRate rate,
            OfAccount account) {}

    /** The same of all keys and tokens of the account together, which no key may exceed. */
    @Schema(
            name = "AccountUsage",
            description = "All keys and tokens of the account together, which no key may exceed.")
    public record OfAccount(
            @JsonUnwrapped CallsUsed used,
            BigDecimal price,
            @JsonUnwrapped CallRate rate) {}

    /**
     * Calls this month.
     *
     * @param quota {@code null}: without limit, as of {@code left}
     */
    public record CallsUsed(
            @Schema(minimum = "0") long calls,

            @Schema(nullable = true, minimum = "0", description = "Calls a month; null: without limit.")
            Long quota,

            @Schema(nullable = true, minimum = "0", description = "Null: without limit.")
            Long left) {}

    /** How fast calls may come. */
    public record CallRate(
            @Schema(minimum = "0") int requestsPerMinute,
            @Schema(minimum = "0") int burst) {
        private static CallRate of(Quota quota) {
            return new CallRate(quota.requestsPerMinute(), quota.burst());
        }
    }

    @GET
    @Operation(
            operationId = "getUsage",
            summary = "This caller's calls this month",
            description =
                    "Counted over all gateways, from the first of the month in UTC: the calls of this key (or of the account's "
                            + "tokens), and in `account` those of all its keys and tokens together. What is agreed with an account holds "
                            + "for all of its keys; a key may have less of its own. `left` is the smaller of both. Calls cost what was "
                            + "agreed on their day.")
    @APIResponseSchema(value = UsageAnswer.class, responseDescription = "The answer.")
    @APIResponse(
            responseCode = "429",
            description =
                    "More calls than agreed; Retry-After tells when to come back. With the month used up this is still answered.")
    @ErrorExamples(
            value = {},
            without = "quota_exhausted")
    public Response usage(@Context RoutingContext http) {
        Query.none(http);
        Caller caller = Caller.of(http);
        Quota quota = caller.quota();
        UsageCost own = usage.of(caller.id());
        OfAccount account = ofAccount(caller.agreed(), usage.ofAccount(caller.id()));
        return Answers.cached(
                http,
                new UsageAnswer(
                        YearMonth.now(ZoneOffset.UTC),
                        new CallsUsed(
                                own.calls(),
                                quota.monthly(),
                                tighter(
                                        caller.own().isEmpty() ? null : left(quota, own),
                                        account.used().left())),
                        quota.pricePerCall(),
                        own.price(quota),
                        "USD",
                        quota.exempt(),
                        CallRate.of(quota),
                        account),
                Duration.ZERO);
    }

    private static OfAccount ofAccount(Quota agreed, UsageCost spent) {
        return new OfAccount(
                new CallsUsed(spent.calls(), agreed.monthly(), left(agreed, spent)),
                spent.price(agreed),
                CallRate.of(agreed));
    }

    private static Long left(Quota quota, UsageCost spent) {
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
