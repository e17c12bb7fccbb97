package io.usdtaggregator.gateway.problem;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.gateway.http.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Names each field of a body that breaks one of its constraints. */
public class InvalidBody {
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
    private static final int BEFORE_THE_LIBRARYS_OWN = 1;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARYS_OWN)
    public Response answer(ConstraintViolationException invalid, RoutingContext http) {
        List<FieldError> errors = invalid.getConstraintViolations().stream()
                .map(InvalidBody::error)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        return ProblemFields.complete(Problem.invalid(errors), RequestId.of(http))
                .toResponse();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String field = field(violation.getPropertyPath());
        if (violation.getConstraintDescriptor().getAnnotation() instanceof Size size) {
            return FieldError.of(field, "too_long", field + " may have at most " + size.max() + " characters");
        }
        return violation.getConstraintDescriptor().getAnnotation() instanceof NotEmpty
                ? FieldError.missing(field, List.of())
                : FieldError.of(field, "malformed", field + " " + violation.getMessage());
    }

    private static String field(Path path) {
        return SNAKE_CASE.translate(StreamSupport.stream(path.spliterator(), false)
                .reduce((first, next) -> next)
                .map(Path.Node::getName)
                .orElse("body"));
    }
}
