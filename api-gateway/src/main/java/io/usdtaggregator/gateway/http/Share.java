package io.usdtaggregator.gateway.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a caller may ask for, where a gateway that is late has to refuse someone. */
public interface Share {

    /** What to tell a caller who asks for more than their share, late or not. */
    Optional<HttpProblem> exceeded(RoutingContext http);
}
