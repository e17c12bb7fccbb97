package io.usdtaggregator.gateway.access;

import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Lets a call in, from memory alone: who calls, whether they may, whether they are within what was agreed; counts it. */
@Singleton
public class Admission {
    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Usage usage;

    Admission(Authenticator authenticator, RateLimits limits, Usage usage) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.usage = usage;
    }

    /** Once for each call, since it is counted; refuses by throwing a {@link Problem}. */
    public Caller admit(RoutingContext http) {
        Caller caller = authenticator.authenticate(http.request());
        if (!caller.groups().contains(Access.INTEGRATOR) && !caller.isOperator()) {
            throw Problem.forbidden("no_group", "This account may not read rates");
        }
        limits.take(caller, http.response());
        usage.count(caller);
        return caller;
    }
}
