package io.usdtaggregator.gateway.problem;

import io.usdtaggregator.gateway.http.RequestId;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place that writes errors: always problem+json, never a stack trace, a class name or HTML. */
public final class ProblemMapper {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Map<Integer, Problem> BY_STATUS = Map.of(
            400, Problem.of(400, "bad_request", "The request is not right", "The request cannot be read"),
            404, Problem.notFound("unknown_path", "There is nothing at this path; see /api/docs/"),
            405, Problem.of(405, "method_not_allowed", "Method not allowed", "This path has no such method"),
            406, Problem.of(406, "not_acceptable", "Not acceptable", "Answers are application/json"),
            408, Problem.of(408, "request_timeout", "Too slow", "The body did not arrive in time"),
            413, Problem.of(413, "too_large", "Too large", "A body may have at most 16 KiB"),
            414, Problem.of(414, "uri_too_long", "Address too long", "The address may have at most 8 KiB"),
            415, Problem.of(415, "unsupported_media_type", "Media type", "The body must be application/json"),
            431, Problem.of(431, "headers_too_large", "Headers too large", "Headers may have at most 16 KiB"));
    private static final Problem INTERNAL = Problem.of(
            500, "internal", "An error of ours", "Something went wrong here; the trace_id finds it in the log");

    @ServerExceptionMapper
    public Response problem(Problem problem, RoutingContext http) {
        return response(problem, http);
    }

    @ServerExceptionMapper
    public Response standard(WebApplicationException failure, RoutingContext http) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure, http);
        }
        Response.ResponseBuilder answer = Response.fromResponse(response(of(status), http));
        String allow = failure.getResponse().getHeaderString("Allow");
        return (allow == null ? answer : answer.header("Allow", allow)).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, RoutingContext http) {
        LOG.errorf(failure, "%s %s failed", http.request().method(), http.normalizedPath());
        return response(INTERNAL, http);
    }

    /** Writes a problem where no resource is involved. */
    public static void write(Problem problem, RoutingContext http) {
        HttpServerResponse answer = http.response();
        if (answer.ended() || answer.headWritten()) {
            return;
        }
        problem.headers().forEach(answer::putHeader);
        answer.setStatusCode(problem.status())
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(json(problem, http));
    }

    /** The problem that a bare status stands for. */
    public static Problem of(int status) {
        return BY_STATUS.getOrDefault(status, status >= 500 ? INTERNAL : BY_STATUS.get(400));
    }

    private static Response response(Problem problem, RoutingContext http) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json(problem, http));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    private static String json(Problem problem, RoutingContext http) {
        return MarketJson.write(problem.body(RequestId.of(http)));
    }
}
