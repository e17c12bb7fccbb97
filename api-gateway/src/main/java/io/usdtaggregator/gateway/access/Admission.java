package io.usdtaggregator.gateway.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.Share;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a call in, from memory alone: who calls, whether they may, whether they are within what was agreed; counts it. */
@Singleton
public class Admission implements Share {
    private static final int TOO_MANY = 429;
    private static final String USAGE = "/api/v1/usage";

    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Usage usage;

    Admission(Authenticator authenticator, RateLimits limits, Usage usage) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.usage = usage;
    }

    /** Once for each call, since it is counted; refuses by throwing a {@link HttpProblem}. */
    public Caller admit(RoutingContext http) {
        Caller caller = authenticator.authenticate(http.request());
        limits.take(caller, http.response());
        if (!caller.groups().contains(Access.INTEGRATOR) && !caller.isOperator()) {
            throw Problem.forbidden("no_group", "This account may not read rates");
        }
        if (!asksWhyNothingIsLeft(caller, http)) {
            usage.count(caller);
        }
        return caller;
    }

    /** A call that is shed takes from its caller's limit, or who asks most would be refused no sooner than others. */
    @Override
    public Optional<HttpProblem> exceeded(RoutingContext http) {
        try {
            limits.take(authenticator.authenticate(http.request()), http.response());
            return Optional.empty();
        } catch (HttpProblem refusal) {
            return Optional.of(refusal).filter(problem -> problem.getStatusCode() == TOO_MANY);
        }
    }

    /** Whoever used up their month can still read that, within their requests a minute. */
    private boolean asksWhyNothingIsLeft(Caller caller, RoutingContext http) {
        return http.normalizedPath().startsWith(USAGE) && usage.isUsedUp(caller);
    }
}
