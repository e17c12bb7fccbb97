package io.usdtaggregator.gateway.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.gateway.http.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a path that leads nowhere, and names the right one where the version was written twice. */
public class UnknownPath {
    private static final String VERSION = "/api/v1";
    private static final String TWICE = VERSION + "/v1/";
    private static final int BEFORE_THE_LIBRARYS_OWN = 1;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARYS_OWN)
    public Response answer(NotFoundException unknown, RoutingContext http) {
        return ProblemFields.complete(problem(http.normalizedPath()), RequestId.of(http))
                .toResponse();
    }

    static HttpProblem problem(String path) {
        return path.startsWith(TWICE)
                ? Problem.notFound(
                        "unknown_path",
                        "There is nothing at this path; write /v1 once: " + VERSION
                                + path.substring(TWICE.length() - 1))
                : ProblemFields.of(404);
    }
}
