package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is told of an error of ours has in hand what finds it in the log. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class LogLinesTest {
    private static final String RATE_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final String RATE = "/api/v1/rates/" + RATE_ID;
    private static final String HISTORY = "/api/v1/rates/history?fiat=XOF&trade_type=BUY";

    @Inject
    Seed seed;

    @ConfigProperty(name = "quarkus.log.console.format")
    String format;

    private final Logger root = Logger.getLogger("");
    private Lines lines;

    /** The lines as an operator reads them. */
    private static final class Lines extends Handler {
        private final Queue<String> all = new ConcurrentLinkedQueue<>();
        private final PatternFormatter formatter;

        Lines(String format) {
            formatter = new PatternFormatter(format);
        }

        @Override
        public void publish(LogRecord line) {
            all.add(formatter.format(ExtLogRecord.wrap(line)));
        }

        List<String> of(String requestId) {
            return all.stream()
                    .filter(line -> line.contains(" " + requestId + " "))
                    .toList();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        seed.all();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/v1/currencies").statusCode() == 200);
        lines = new Lines(format);
        root.addHandler(lines);
    }

    @AfterEach
    void end() {
        root.removeHandler(lines);
        FakeEngine.isOut();
    }

    @Test
    void the_trace_id_of_an_error_of_ours_finds_its_line_and_what_went_wrong() {
        FakeEngine.answers("/internal/rates/" + RATE_ID, "{\"kind\":\"rate\",\"value\":{\"market\":7}}");
        String id = traceId(get(RATE), 500);
        List<String> found = lines.of(id);
        assertEquals(1, found.size(), lines.all.toString());
        assertTrue(found.get(0).contains("GET " + RATE + " failed"), found.get(0));
        assertTrue(found.get(0).contains("Exception"), found.get(0));
    }

    @Test
    void an_error_of_ours_tells_the_caller_nothing_but_where_it_is_found() {
        FakeEngine.answers("/internal/rates/" + RATE_ID, "{\"kind\":\"rate\",\"value\":{\"market\":7}}");
        Response answer = get(RATE);
        answer.then()
                .statusCode(500)
                .contentType("application/problem+json")
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("type", equalTo("/api/problems/internal"))
                .body("title", equalTo("An error of ours"))
                .body("status", equalTo(500))
                .body("code", equalTo("internal"))
                .body("errors.size()", equalTo(0))
                .body("detail", equalTo("Something went wrong here; the trace_id finds it in the log"));
        assertTrue(!answer.asString().matches("(?s).*(Exception|java\\.|io\\.|<).*"), answer.asString());
    }

    @Test
    void the_trace_id_of_what_is_not_available_finds_its_line_and_why() {
        String id = traceId(get(HISTORY), 503);
        List<String> found = lines.of(id);
        assertEquals(1, found.size(), lines.all.toString());
        assertTrue(found.get(0).contains("engine: "), found.get(0));
    }

    @Test
    void the_caller_s_own_name_of_a_request_is_in_its_line() {
        caller().header("X-Request-Id", "order-4711.a").get(HISTORY).then().statusCode(503);
        assertEquals(1, lines.of("order-4711.a").size(), lines.all.toString());
    }

    @Test
    void requests_that_fail_side_by_side_keep_their_names_apart() {
        List<String> ids = java.util.stream.IntStream.range(0, 40)
                .parallel()
                .mapToObj(number -> traceId(get(HISTORY), 503))
                .toList();
        ids.forEach(id -> assertEquals(1, lines.of(id).size(), id));
    }

    private static String traceId(Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .body("trace_id", containsString(answer.header("X-Request-Id")))
                .extract()
                .path("trace_id");
    }

    private static Response get(String path) {
        return caller().get(path);
    }

    private static io.restassured.specification.RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
