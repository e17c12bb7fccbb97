package io.usdtaggregator.gateway.limits;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemWriter;
import io.usdtaggregator.gateway.http.FilterOrder;
import io.usdtaggregator.gateway.http.RequestId;
import io.usdtaggregator.gateway.http.RequestTimes;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.gateway.usage.Usage;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Takes each call from its caller's limits, and counts it, from memory alone: once, before anything is looked for, so that
 * also what is not found or not acceptable counts.
 */
@Singleton
public class LimitsFilter {
    private static final String USAGE = "/api/v1/usage";

    private final RateLimits limits;
    private final Usage usage;
    private final RequestTimes times;

    LimitsFilter(RateLimits limits, Usage usage, RequestTimes times) {
        this.limits = limits;
        this.usage = usage;
        this.times = times;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.LIMITS);
    }

    private void filter(RoutingContext http) {
        Optional<Caller> caller = Caller.authenticated(http);
        try {
            caller.ifPresent(known -> admit(known, http));
        } catch (HttpProblem refusal) {
            times.refused(http);
            ProblemWriter.write(refusal, RequestId.of(http), http);
            return;
        }
        http.next();
    }

    private void admit(Caller caller, RoutingContext http) {
        limits.take(caller, http.response());
        if (!caller.groups().contains(Access.INTEGRATOR) && !caller.isOperator()) {
            throw Problem.forbidden("no_group", "This account may not read rates");
        }
        if (!asksForUsageWhenUsedUp(caller, http)) {
            usage.count(caller);
        }
        caller.admitted(http);
    }

    /** Whoever used up their month can still read that, within their requests a minute. */
    private boolean asksForUsageWhenUsedUp(Caller caller, RoutingContext http) {
        return http.normalizedPath().startsWith(USAGE) && usage.isUsedUp(caller);
    }
}
