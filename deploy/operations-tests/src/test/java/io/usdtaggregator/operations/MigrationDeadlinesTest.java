package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver of PostgreSQL waits for ever unless it is told otherwise, and a service that waits so never starts. */
class MigrationDeadlinesTest {
    private static final Pattern LIMIT =
            Pattern.compile("(?m)^quarkus\\.datasource\\.jdbc\\.additional-jdbc-properties\\.(\\w+)=(\\d+)$");

    @ParameterizedTest
    @ValueSource(strings = {"admin-ui", "api-gateway", "rate-engine"})
    void a_connection_that_migrates_a_schema_has_a_time_to_log_in_and_one_from_answer_to_answer(String service) {
        Matcher limits = LIMIT.matcher(Files.text(service + "/src/main/resources/application.properties"));

        assertTrue(limits.results().anyMatch(limit -> is(limit.group(1), limit.group(2), "loginTimeout", 10)));
        assertTrue(
                limits.reset().results().anyMatch(limit -> is(limit.group(1), limit.group(2), "socketTimeout", 1_800)));
    }

    private static boolean is(String name, String seconds, String expected, int atMost) {
        return name.equals(expected) && Integer.parseInt(seconds) > 0 && Integer.parseInt(seconds) <= atMost;
    }
}
