package io.usdtaggregator.gateway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.internal.FailedCall;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineFailureTest {

    static Throwable[] outages() {
        return new Throwable[] {
            new ProcessingException(new ConnectException("refused")),
            new TimeoutException("4 s"),
            new CircuitBreakerOpenException("open"),
            new FailedCall(503)
        };
    }

    @ParameterizedTest
    @MethodSource("outages")
    void an_engine_that_is_out_is_told_by_what_was_asked_of_it(Throwable outage) {
        HttpProblem problem = problem(outage);

        assertEquals(503, problem.getStatusCode());
        assertEquals("history_unavailable", Problem.code(problem));
        assertEquals("What keeps the history does not answer right now; ask again shortly", problem.getDetail());
        assertEquals("5", problem.getHeaders().get("Retry-After"));
    }

    @Test
    void when_as_many_calls_as_may_be_wait_already_the_caller_comes_back_in_a_second() {
        HttpProblem problem = problem(new BulkheadException("full"));

        assertEquals(503, problem.getStatusCode());
        assertEquals("overloaded", Problem.code(problem));
        assertEquals("1", problem.getHeaders().get("Retry-After"));
    }

    @Test
    void what_the_engine_refuses_is_refused() {
        assertEquals(404, problem(new RefusedCall(404, "")).getStatusCode());
        assertEquals(400, problem(new RefusedCall(400, "")).getStatusCode());
        assertEquals(503, problem(new RefusedCall(401, "")).getStatusCode());
    }

    @Test
    void an_answer_that_is_no_record_of_ours_is_an_error_of_ours() {
        Throwable unreadable =
                new ProcessingException(JsonMappingException.fromUnexpectedIOE(new java.io.IOException()));

        assertSame(
                unreadable,
                assertInstanceOf(
                                IllegalStateException.class,
                                EngineFailure.of("history").apply(unreadable))
                        .getCause());
    }

    private static HttpProblem problem(Throwable failure) {
        return assertInstanceOf(HttpProblem.class, EngineFailure.of("history").apply(failure));
    }
}
