package io.usdtaggregator.engine.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** An error as RFC 9457 wants it. */
public record Problem(String type, String title, int status, String detail, String code, List<FieldError> errors) {

    /** What is wrong with one field, and what is allowed. */
    public record FieldError(String field, String code, String message) {}

    /** Thrown where a request cannot be answered; one mapper makes the answer. */
    public static final class Refused extends RuntimeException {
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    public static Refused badField(String field, String message) {
        return new Refused(new Problem(
                "about:blank",
                "Bad request",
                400,
                field + ": " + message,
                "bad_request",
                List.of(new FieldError(field, "invalid", message))));
    }

    public static Refused notFound(String what) {
        return new Refused(new Problem("about:blank", "Not found", 404, "no such " + what, "not_found", List.of()));
    }

    static Problem unauthorized() {
        return new Problem(
                "about:blank", "Unauthorized", 401, "X-Service-Token is missing or wrong", "unauthorized", List.of());
    }

    static Problem away() {
        return new Problem(
                "about:blank",
                "Service unavailable",
                503,
                "the database is away; it comes back by itself",
                "database_away",
                List.of());
    }

    Response answer() {
        Response.ResponseBuilder answer =
                Response.status(status).type("application/problem+json").entity(this);
        if (status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.build();
    }
}
