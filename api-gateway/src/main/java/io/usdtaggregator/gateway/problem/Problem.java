package io.usdtaggregator.gateway.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that gets no answer but a reason (RFC 9457). Thrown anywhere, written only by {@link ProblemMapper}. */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final String title;
    private final List<FieldError> errors;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Problem(int status, String code, String title, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of());
    }

    public static Problem invalid(List<FieldError> errors) {
        String detail = String.join(
                "; ", errors.stream().map(FieldError::message).distinct().toList());
        return new Problem(400, "invalid_parameter", "A parameter is not right", detail, errors);
    }

    public static Problem invalid(FieldError error) {
        return invalid(List.of(error));
    }

    /** Who calls is not known; {@code code} tells why. */
    public static Problem unauthorized(String code, String detail) {
        return of(401, code, "Not authenticated", detail)
                .with("WWW-Authenticate", "Bearer realm=\"usdt-aggregator\", ApiKey realm=\"usdt-aggregator\"");
    }

    public static Problem forbidden(String code, String detail) {
        return of(403, code, "Not allowed", detail);
    }

    public static Problem notFound(String code, String detail) {
        return of(404, code, "Not found", detail);
    }

    public static Problem tooMany(String code, String detail, Duration retryAfter) {
        return of(429, code, "Too many requests", detail).with("Retry-After", seconds(retryAfter));
    }

    /** Something that the answer needs is out; it comes back by itself. */
    public static Problem unavailable(String code, String detail, Duration retryAfter) {
        return of(503, code, "Not available now", detail).with("Retry-After", seconds(retryAfter));
    }

    /** Nothing was ever read from Redis, so there is nothing to answer from. */
    public static Problem starting(String what) {
        return unavailable("starting", what + " not read yet; ask again shortly", Duration.ofSeconds(2));
    }

    /** The same, naming what it is about. */
    public Problem naming(FieldError error) {
        Problem named = new Problem(status, code, title, getMessage(), List.of(error));
        headers.forEach(named::with);
        return named;
    }

    public Problem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The body of the answer. */
    public ProblemBody body(String traceId) {
        return new ProblemBody("/api/problems/" + code, title, status, getMessage(), code, errors, traceId);
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, (duration.toMillis() + 999) / 1000));
    }
}
