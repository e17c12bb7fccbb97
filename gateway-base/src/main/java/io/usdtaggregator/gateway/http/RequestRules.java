package io.usdtaggregator.gateway.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.base.problem.ProblemWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Refuses what no request may carry: secrets in the query, parameters in the path, bodies that are too large. */
@Singleton
public final class RequestRules {
    private static final long MAX_BODY = 16 * 1024;
    private static final Set<String> SECRETS = Set.of(
            "api_key", "apikey", "api-key", "x-api-key", "key", "token", "access_token", "authorization", "password");

    private static final Pattern DOTS = Pattern.compile("(?i)(/|%2f)(\\.|%2e){1,2}(/|%2f|$)");

    private final Drain drain;
    private final RequestTimes times;

    RequestRules(Drain drain, RequestTimes times) {
        this.drain = drain;
        this.times = times;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.REQUEST_RULES);
    }

    /** What neither a filter nor a resource answered becomes a problem document too. */
    void handleBareStatuses(@Observes Router router) {
        for (int status : List.of(400, 403, 404, 405, 406, 413, 414, 415, 431, 500)) {
            router.errorHandler(
                    status, http -> ProblemWriter.write(ProblemFields.of(status), RequestId.of(http), http));
        }
    }

    private void filter(RoutingContext http) {
        MDC.put("request_id", RequestId.of(http));
        if (isApi(http)) {
            times.watch(http);
            drain.await(http);
        }
        refusal(http)
                .ifPresentOrElse(problem -> ProblemWriter.write(problem, RequestId.of(http), http), () -> http.next());
    }

    private static Optional<HttpProblem> refusal(RoutingContext http) {
        String path = http.request().path();
        if (carriesSecretInQuery(http)) {
            return Optional.of(Problem.invalid(FieldError.of(
                    "query", "credential_in_query", "credentials go into headers, never into the address")));
        }
        if (hasPathParameters(path)) {
            return Optional.of(badRequest("A path here never carries ';'"));
        }
        if (hasDotSegments(path)) {
            return Optional.of(badRequest("A path here has no '.' or '..' segments"));
        }
        if (declaredLength(http) > MAX_BODY) {
            endConnection(http);
            return Optional.of(ProblemFields.of(413));
        }
        return Optional.empty();
    }

    /** The body that still comes is not read. HTTP/2 knows no such header: a client may take it for a broken answer. */
    private static void endConnection(RoutingContext http) {
        if (http.request().version() != HttpVersion.HTTP_2) {
            http.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    private static HttpProblem badRequest(String detail) {
        return Problem.of(400, "bad_request", "The request is not right", detail);
    }

    /** Health and metrics are answered however busy the gateway is: it must not be restarted for that. */
    static boolean isApi(RoutingContext http) {
        return !http.normalizedPath().startsWith("/q/");
    }

    /** The REST layer drops what follows a ';' when it looks for a resource: such a path is not what it looks like. */
    private static boolean hasPathParameters(String path) {
        return path != null && (path.indexOf(';') >= 0 || path.contains("%3b") || path.contains("%3B"));
    }

    /** A path that leads elsewhere than it begins: past the rules of whoever stands before this gateway. */
    private static boolean hasDotSegments(String path) {
        return path != null
                && (path.indexOf("/.") >= 0 || path.indexOf('%') >= 0)
                && DOTS.matcher(path).find();
    }

    private static boolean carriesSecretInQuery(RoutingContext http) {
        String query = http.request().query();
        if (query == null || query.isEmpty()) {
            return false;
        }
        try {
            return http.queryParams().names().stream()
                    .anyMatch(name -> SECRETS.contains(name.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static long declaredLength(RoutingContext http) {
        try {
            return Optional.ofNullable(http.request().getHeader(HttpHeaders.CONTENT_LENGTH))
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
