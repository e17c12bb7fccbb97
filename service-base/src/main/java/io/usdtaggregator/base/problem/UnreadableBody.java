package io.usdtaggregator.base.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.NoContentException;
import java.util.stream.Stream;

/** Names the body as what is wrong where the framework could not read it into the record that a resource takes. */
final class UnreadableBody {
    private static final int BAD_REQUEST = 400;

    private UnreadableBody() {}

    /** The problem with an error that names the body, if that is its cause; else as it is. */
    static HttpProblem named(HttpProblem problem, Throwable cause) {
        return problem.getStatusCode() == BAD_REQUEST && isOfTheBody(cause)
                ? Problem.invalid(FieldError.of("body", "malformed", "body must be the JSON that this path takes"))
                : problem;
    }

    private static boolean isOfTheBody(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof JsonProcessingException || cause instanceof NoContentException);
    }
}
