package io.usdtaggregator.base.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Completes every problem with the fields of ours: {@code type} by its code, {@code errors}, and the {@code trace_id} that
 * finds the request in the log. What the framework threw by itself gets the words and the code of its status.
 */
@Singleton
public class ProblemFields implements ProblemPostProcessor {
    /** The key of the diagnostic context under which a request's id stands in every log line. */
    public static final String REQUEST_ID = "request_id";

    private static final Logger LOG = Logger.getLogger(ProblemFields.class);
    private static final String TYPES = "/api/problems/";
    private static final String TRACE_ID = "trace_id";
    private static final int LAST = -1000;
    private static final Map<Integer, HttpProblem> BY_STATUS = Stream.of(
                    Problem.of(400, "bad_request", "The request is not right", "The request cannot be read"),
                    Problem.of(401, "unauthorized", "Not authenticated", "Credentials are missing or wrong"),
                    Problem.forbidden("forbidden", "These credentials do not allow this"),
                    Problem.notFound("unknown_path", "There is nothing at this path; see /api/docs/"),
                    Problem.of(405, "method_not_allowed", "Method not allowed", "This path has no such method"),
                    Problem.of(406, "not_acceptable", "Not acceptable", "Answers are application/json"),
                    Problem.of(408, "request_timeout", "Too slow", "The body did not arrive in time"),
                    Problem.of(413, "too_large", "Too large", "A body may have at most 16 KiB"),
                    Problem.of(414, "uri_too_long", "Address too long", "The address may have at most 8 KiB"),
                    Problem.of(415, "unsupported_media_type", "Media type", "The body must be application/json"),
                    Problem.of(431, "headers_too_large", "Headers too large", "Headers may have at most 16 KiB"))
            .collect(Collectors.toMap(HttpProblem::getStatusCode, problem -> problem));
    private static final HttpProblem INTERNAL = Problem.of(
            500, "internal", "An error of ours", "Something went wrong here; the trace_id finds it in the log");

    private final CurrentVertxRequest request;

    ProblemFields(CurrentVertxRequest request) {
        this.request = request;
    }

    /** After the library's own, which add what we leave out. */
    @Override
    public int priority() {
        return LAST;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey(TRACE_ID)) {
            return problem;
        }
        String traceId = requestId();
        if (problem.getStatusCode() == INTERNAL.getStatusCode()) {
            LOG.errorf(context.cause, "%s%s failed, trace_id %s", method(), context.path, traceId);
        }
        return complete(UnreadableBody.named(problem, context.cause), traceId);
    }

    /** What a bare status stands for. */
    public static HttpProblem of(int status) {
        return BY_STATUS.getOrDefault(status, status >= 500 ? INTERNAL : BY_STATUS.get(400));
    }

    /**
     * The problem with all of our fields; one that has no code yet gets the words of its status.
     *
     * @param traceId finds the request in the log
     */
    public static HttpProblem complete(HttpProblem problem, String traceId) {
        HttpProblem worded = Problem.code(problem).isEmpty() ? of(problem.getStatusCode()) : problem;
        HttpProblem.Builder complete = HttpProblem.builder()
                .withType(URI.create(TYPES + Problem.code(worded)))
                .withTitle(worded.getTitle())
                .withStatus(problem.getStatusCode())
                .withDetail(worded.getDetail());
        worded.getParameters().forEach(complete::with);
        if (!worded.getParameters().containsKey(Problem.ERRORS)) {
            complete.with(Problem.ERRORS, List.of());
        }
        problem.getHeaders().forEach(complete::withHeader);
        return complete.with(TRACE_ID, traceId)
                .withHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Of the request under way, with a space behind it; nothing where no request is. */
    private String method() {
        return Arc.container().requestContext().isActive() && request.getCurrent() != null
                ? request.getCurrent().request().method().name() + " "
                : "";
    }

    private static String requestId() {
        Object known = MDC.get(REQUEST_ID);
        return known == null ? UUID.randomUUID().toString() : known.toString();
    }
}
