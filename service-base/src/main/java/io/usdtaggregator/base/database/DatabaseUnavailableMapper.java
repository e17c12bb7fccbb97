package io.usdtaggregator.base.database;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** The one place where a lost database becomes an answer: 503 with Retry-After. */
@Provider
public class DatabaseUnavailableMapper extends ExceptionMapperBase<DatabaseUnavailable>
        implements ExceptionMapper<DatabaseUnavailable> {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Override
    protected HttpProblem toProblem(DatabaseUnavailable lost) {
        return Problem.unavailable("database_unavailable", "The database is out; it comes back by itself", RETRY_AFTER);
    }
}
