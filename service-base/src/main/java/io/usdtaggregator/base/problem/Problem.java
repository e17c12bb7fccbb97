package io.usdtaggregator.base.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Makes the errors that callers get (RFC 9457). Throw what a method returns, or fail a {@code Uni} with it; the answer is
 * completed by {@link ProblemFields} and written by quarkus-resteasy-problem.
 */
public final class Problem {
    static final String CODE = "code";
    static final String ERRORS = "errors";
    private static final String RETRY_AFTER = "Retry-After";

    private Problem() {}

    /** @param code stable, for programs; the {@code type} ends with it */
    public static HttpProblem of(int status, String code, String title, String detail) {
        return of(status, code, title, detail, List.of()).build();
    }

    /** The request is not right: each field with its own reason. */
    public static HttpProblem invalid(List<FieldError> errors) {
        String detail = String.join(
                "; ", errors.stream().map(FieldError::message).distinct().toList());
        return of(400, "invalid_parameter", "A parameter is not right", detail, errors)
                .build();
    }

    public static HttpProblem invalid(FieldError error) {
        return invalid(List.of(error));
    }

    /**
     * Who calls is not known; {@code code} tells why.
     *
     * @param challenge the value of {@code WWW-Authenticate}
     */
    public static HttpProblem unauthorized(String code, String detail, String challenge) {
        return of(401, code, "Not authenticated", detail, List.of())
                .withHeader("WWW-Authenticate", challenge)
                .build();
    }

    public static HttpProblem forbidden(String code, String detail) {
        return of(403, code, "Not allowed", detail);
    }

    public static HttpProblem notFound(String code, String detail) {
        return of(404, code, "Not found", detail);
    }

    /** The thing was changed by somebody else, or exists already. */
    public static HttpProblem conflict(String code, String detail) {
        return of(409, code, "Conflict", detail);
    }

    /** The request is well formed and cannot be done as it is; {@code errors} say why. */
    public static HttpProblem unprocessable(String code, String detail, List<FieldError> errors) {
        return of(422, code, "Not possible", detail, errors).build();
    }

    public static HttpProblem tooMany(String code, String detail, Duration retryAfter) {
        return of(429, code, "Too many requests", detail, List.of())
                .withHeader(RETRY_AFTER, seconds(retryAfter))
                .build();
    }

    /** Something that the answer needs is out; it comes back by itself. */
    public static HttpProblem unavailable(String code, String detail, Duration retryAfter) {
        return of(503, code, "Not available now", detail, List.of())
                .withHeader(RETRY_AFTER, seconds(retryAfter))
                .build();
    }

    /** Nothing was ever read of {@code what}, so there is nothing to answer from. */
    public static HttpProblem starting(String what) {
        return unavailable("starting", what + " not read yet; ask again shortly", Duration.ofSeconds(2));
    }

    /** The same problem, naming the field it is about. */
    public static HttpProblem naming(HttpProblem problem, FieldError error) {
        return naming(problem, List.of(error));
    }

    /** The same problem, naming all the fields that it is about. */
    public static HttpProblem naming(HttpProblem problem, List<FieldError> errors) {
        return copy(problem, Map.of(ERRORS, List.copyOf(errors))).build();
    }

    /** The same problem with one more header. */
    public static HttpProblem withHeader(HttpProblem problem, String header, String value) {
        return HttpProblem.builder(problem).withHeader(header, value).build();
    }

    /** The stable code of a problem; empty text where it has none. */
    public static String code(HttpProblem problem) {
        return String.valueOf(problem.getParameters().getOrDefault(CODE, ""));
    }

    /** What is wrong with each field; empty where a problem is not about fields. */
    public static List<FieldError> errors(HttpProblem problem) {
        return problem.getParameters().get(ERRORS) instanceof List<?> errors
                ? errors.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .toList()
                : List.of();
    }

    /** The same problem with one more member. */
    public static HttpProblem with(HttpProblem problem, String member, Object value) {
        return HttpProblem.builder(problem).with(member, value).build();
    }

    private static HttpProblem.Builder of(
            int status, String code, String title, String detail, List<FieldError> errors) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with(CODE, code)
                .with(ERRORS, List.copyOf(errors));
    }

    private static HttpProblem.Builder copy(HttpProblem problem, Map<String, Object> instead) {
        HttpProblem.Builder copy = HttpProblem.builder()
                .withType(problem.getType())
                .withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode())
                .withDetail(problem.getDetail());
        problem.getHeaders().forEach(copy::withHeader);
        problem.getParameters().forEach((name, value) -> {
            if (!instead.containsKey(name)) {
                copy.with(name, value);
            }
        });
        instead.forEach(copy::with);
        return copy;
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, (duration.toMillis() + 999) / 1000));
    }
}
