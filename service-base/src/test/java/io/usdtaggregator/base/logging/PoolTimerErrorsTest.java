package io.usdtaggregator.base.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class PoolTimerErrorsTest {
    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    private final PoolTimerErrors filter = new PoolTimerErrors();

    @Test
    void a_second_failure_of_a_statement_that_failed_already_is_no_line() {
        assertFalse(filter.isLoggable(line(thrown("Result is already complete", POOL))));
    }

    @Test
    void the_same_from_elsewhere_is_logged() {
        assertTrue(filter.isLoggable(line(thrown("Result is already complete", "io.usdtaggregator.engine.Thing"))));
    }

    @Test
    void another_error_of_the_pool_is_logged() {
        assertTrue(filter.isLoggable(line(thrown("Pool is closed", POOL))));
    }

    @Test
    void a_line_without_an_error_is_logged() {
        assertTrue(filter.isLoggable(line(null)));
    }

    @Test
    void the_console_of_every_service_has_it() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(file);
        }

        assertEquals(PoolTimerErrors.NAME, properties.getProperty("quarkus.log.console.filter"));
    }

    private static IllegalStateException thrown(String message, String where) {
        IllegalStateException thrown = new IllegalStateException(message);
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("io.vertx.core.Promise", "fail", "Promise.java", 90),
            new StackTraceElement(where, "run", null, 1)
        });
        return thrown;
    }

    private static LogRecord line(Throwable thrown) {
        LogRecord line = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
        line.setThrown(thrown);
        return line;
    }
}
