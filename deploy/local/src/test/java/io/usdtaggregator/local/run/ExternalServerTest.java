package io.usdtaggregator.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.embedded.FreePort;
import io.usdtaggregator.local.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalServerTest {

    @Test
    void the_port_is_the_usual_one_where_the_url_has_none() {
        assertEquals(
                6379,
                ExternalServer.of("REDIS_URL", "redis://cache", "redis", 6379).port());
        assertEquals(
                6400,
                ExternalServer.of("REDIS_URL", "redis://cache:6400", "redis", 6379)
                        .port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache:6379", "http://cache:6379", "redis://", "redis://a b", "redis:hush"})
    void what_is_no_such_url_is_refused_and_not_quoted(String url) {
        Problem problem = assertThrows(Problem.class, () -> ExternalServer.of("REDIS_URL", url, "redis", 6379));

        assertTrue(problem.getMessage().contains("REDIS_URL must have the form redis://host:port"));
        assertFalse(problem.getMessage().contains("hush"));
    }

    @Test
    void a_server_that_is_not_there_is_told_before_anything_starts() {
        int port = FreePort.take();
        ExternalServer server =
                ExternalServer.of("POSTGRES_URL", "postgresql://127.0.0.1:" + port + "/x", "postgresql", 5432);

        Problem problem = assertThrows(Problem.class, server::requireAnswer);

        assertTrue(problem.getMessage().contains("POSTGRES_URL"));
        assertTrue(problem.getMessage().contains(String.valueOf(port)));
    }
}
