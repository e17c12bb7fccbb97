package io.usdtaggregator.gateway.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.base.problem.ProblemWriter;
import io.usdtaggregator.gateway.http.RequestId;
import io.vertx.ext.web.RoutingContext;

/** Writes problems where no resource is involved, under the id of the request. */
public final class ProblemMapper {

    private ProblemMapper() {}

    public static void write(HttpProblem problem, RoutingContext http) {
        ProblemWriter.write(problem, RequestId.of(http), http);
    }

    /** The problem that a bare status stands for. */
    public static HttpProblem of(int status) {
        return ProblemFields.of(status);
    }
}
