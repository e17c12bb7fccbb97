package io.usdtaggregator.gateway.security;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.ProblemWriter;
import io.usdtaggregator.gateway.http.RequestId;
import io.usdtaggregator.gateway.http.RequestTimes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells who could not be authenticated why, as a problem document. */
@Singleton
class AuthenticationChallenge {
    private final RequestTimes times;

    AuthenticationChallenge(RequestTimes times) {
        this.times = times;
    }

    /** What failed with a problem fails as the framework wants it, with the problem as its cause. */
    static Uni<SecurityIdentity> asFailure(Uni<SecurityIdentity> attempt) {
        return attempt.onFailure(HttpProblem.class).transform(AuthenticationFailedException::new);
    }

    /** Before the failure handlers of the framework, which know no problem documents. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    /** There was no credential at all. */
    Uni<Boolean> send(RoutingContext http) {
        write(Unauthorized.missing(), http);
        return Uni.createFrom().item(true);
    }

    private void answer(RoutingContext http) {
        if (http.failure() instanceof AuthenticationFailedException failed
                && failed.getCause() instanceof HttpProblem refusal) {
            write(refusal, http);
        } else {
            http.next();
        }
    }

    private void write(HttpProblem refusal, RoutingContext http) {
        times.refused(http);
        ProblemWriter.write(refusal, RequestId.of(http), http);
    }
}
