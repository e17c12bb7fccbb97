package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.ApiKeyText;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that is late refuses at once instead of making all wait. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LoadSheddingTest {
    private static final String CURRENCIES = "/api/v1/currencies";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @Inject
    MeterRegistry meters;

    @Inject
    LateLoop loop;

    @TestHTTPResource("/")
    URL gateway;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE).until(() -> status(Seed.KEY) == 200);
        await().atMost(PATIENCE).until(() -> status(Seed.SLOW_KEY) == 429);
    }

    @AfterEach
    void end() {
        loop.end();
    }

    @Test
    void a_late_loop_refuses_calls_but_not_health_and_comes_back() throws IOException {
        try (Raw connection = new Raw(gateway)) {
            await().atMost(PATIENCE)
                    .until(() -> ask(connection, CURRENCIES, Seed.KEY).startsWith("HTTP/1.1 200 "));
            ask(connection, LateLoop.PATH, Seed.KEY);
            await().atMost(PATIENCE)
                    .until(() -> ask(connection, CURRENCIES, Seed.KEY).startsWith("HTTP/1.1 503 "));

            double shed = shed();
            isShed(ask(connection, CURRENCIES, Seed.KEY));
            assertEquals(shed + 1, shed());
            assertStatus(200, ask(connection, "/q/health/live", Seed.KEY));
            assertStatus(429, ask(connection, CURRENCIES, Seed.SLOW_KEY));
            assertEquals(shed + 1, shed(), "who is over their own limit is told that");

            loop.end();
            await().atMost(PATIENCE)
                    .until(() -> ask(connection, CURRENCIES, Seed.KEY).startsWith("HTTP/1.1 200 "));
        }
    }

    private double shed() {
        return meters.counter("gateway.requests.shed").count();
    }

    private static void isShed(String answer) {
        assertStatus(503, answer);
        assertTrue(answer.contains("\"code\":\"overloaded\""), answer);
        for (String header : List.of(
                "content-type: application/problem+json", "retry-after: 1", "x-content-type-options: nosniff")) {
            assertTrue(answer.toLowerCase().contains(header), answer);
        }
    }

    private static void assertStatus(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    private static String ask(Raw connection, String path, ApiKeyText key) throws IOException {
        connection.say("GET " + path + " HTTP/1.1\r\nHost: gateway\r\nX-API-Key: " + key.text() + "\r\n\r\n");
        return connection.hearSome();
    }

    private static int status(ApiKeyText key) {
        return given().header("X-API-Key", key.text()).get(CURRENCIES).statusCode();
    }
}
