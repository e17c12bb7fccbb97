package io.usdtaggregator.base.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * Leaves out one error that says nothing: where PostgreSQL could not be reached, Vert.x fails the same statement a second time
 * when the time to wait for a connection is over (<a href="https://github.com/eclipse-vertx/vertx-sql-client/issues/1706">its
 * issue</a>). Whoever made the statement has heard of the first failure, and logs it in a sentence.
 */
@LoggingFilter(name = PoolTimerErrors.NAME)
public final class PoolTimerErrors implements Filter {
    static final String NAME = "pool-timer-errors";

    private static final String MESSAGE = "Result is already complete";
    private static final String SQL_CLIENT = "io.vertx.sqlclient.";

    @Override
    public boolean isLoggable(LogRecord line) {
        Throwable thrown = line.getThrown();
        return !(thrown instanceof IllegalStateException
                && MESSAGE.equals(thrown.getMessage())
                && Stream.of(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(SQL_CLIENT)));
    }
}
