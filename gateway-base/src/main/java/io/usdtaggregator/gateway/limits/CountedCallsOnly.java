package io.usdtaggregator.gateway.limits;

import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.gateway.security.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * No resource answers a caller whose call {@link LimitsFilter} did not count, whatever path led to it. It injects nothing: the
 * REST layer makes its filters before the application starts, when nothing may read from Redis yet.
 */
public class CountedCallsOnly {

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHORIZATION)
    public void requireCounted(RoutingContext http) {
        if (Caller.authenticated(http).isPresent() && !Caller.isAdmitted(http)) {
            throw ProblemFields.of(404);
        }
    }
}
