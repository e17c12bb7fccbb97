package io.usdtaggregator.gateway.engine;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.logging.Logger;

/** What callers are answered when a call to the rate-engine fails. */
public final class EngineFailure {
    private static final Logger LOG = Logger.getLogger(EngineFailure.class);
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private EngineFailure() {}

    /**
     * Makes the problem of any failure: 404 and 400 as the engine answered, {@code overloaded} where as many calls as may
     * be wait already, else 503. An answer that is no record of ours stays a failure of its own: it is a bug.
     *
     * @param what of the engine's was asked for, such as {@code history}: the code is {@code history_unavailable}
     */
    public static Function<Throwable, Throwable> of(String what) {
        return failure -> {
            if (failure instanceof HttpProblem) {
                return failure;
            }
            return isUnreadable(failure)
                    ? new IllegalStateException("the engine's answer cannot be read", failure)
                    : problem(what, failure);
        };
    }

    /** Whether the engine refused the call with this status. */
    public static Predicate<Throwable> refused(int status) {
        return failure -> failure instanceof RefusedCall refused && refused.status() == status;
    }

    private static HttpProblem problem(String what, Throwable failure) {
        if (refused(NOT_FOUND).test(failure)) {
            return Problem.notFound("not_found", "Nothing is recorded under this name");
        }
        if (refused(BAD_REQUEST).test(failure)) {
            return Problem.invalid(FieldError.of("query", "refused", "the engine refuses these parameters"));
        }
        LOG.warnf("engine: %s", FailureReason.of(failure));
        return failure instanceof BulkheadException
                ? Problem.unavailable(
                        "overloaded", "As many calls as may be are waiting for this already", Duration.ofSeconds(1))
                : Problem.unavailable(
                        what + "_unavailable",
                        "What keeps the " + what + " does not answer right now; ask again shortly",
                        Duration.ofSeconds(5));
    }

    private static boolean isUnreadable(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(JsonMappingException.class::isInstance);
    }
}
