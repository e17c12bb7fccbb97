package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a gateway leaves; its application is spent afterwards. */
@QuarkusTest
@TestProfile(DrainTest.Leaving.class)
@QuarkusTestResource(EmbeddedServices.class)
class DrainTest {
    private static final String QUICK = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";
    private static final String BY_THE_RESOURCE = "/api/v1/currencies";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public static class Leaving implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.drain.delay",
                    "3S",
                    "gateway.drain.timeout",
                    "90S",
                    "quarkus.http.idle-timeout",
                    "90S",
                    "gateway.body-timeout",
                    "30S");
        }
    }

    @Inject
    Seed seed;

    @Inject
    Event<ShutdownDelayInitiatedEvent> end;

    @TestHTTPResource("/")
    URL gateway;

    @TestHTTPResource("/api/v1/rates/stream")
    URL stream;

    @Test
    void a_gateway_that_leaves_ends_connections_with_an_answer_then_refuses_and_waits_for_what_is_under_way()
            throws Exception {
        seed.all();
        await().atMost(PATIENCE).until(() -> asked(QUICK) == 200);
        try (Http2 http2 = new Http2(gateway);
                Raw quick = new Raw(gateway);
                Raw ordinary = new Raw(gateway);
                Raw idle = new Raw(gateway);
                Raw slow = new Raw(gateway);
                Raw stalled = Raw.ofSmallWindow(gateway)) {
            StreamReader reader = StreamReader.begun(stream, "?from_currency=GHS");
            stalled.say("GET /api/v1/rates/stream HTTP/1.1\r\nHost: gateway\r\nAccept: text/event-stream\r\nX-API-Key: "
                    + Seed.KEY.text() + "\r\n\r\n");
            seed.moreThanAConnectionHolds();
            for (Raw one : List.of(quick, ordinary, idle)) {
                one.say(request(QUICK));
                assertFalse(one.hearSome().toLowerCase().contains("connection: close"));
            }
            Http2.Answer before = http2.get(QUICK);
            assertEquals(HttpVersion.HTTP_2, before.version());
            slow.say("POST /api/v1/auth/token HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\n\r\n");
            CompletableFuture<Void> left =
                    CompletableFuture.runAsync(() -> end.fire(new ShutdownDelayInitiatedEvent()));
            await().atMost(PATIENCE).until(() -> asked("/q/health/ready") == 503);
            assertTrue(reader.first(event -> event.is("closing")).text("reason").contains("connect again"));
            await().atMost(PATIENCE).until(reader::isOver);

            answersAndCloses(quick, QUICK);
            answersAndCloses(ordinary, BY_THE_RESOURCE);
            assertFalse(http2.isToldToLeave(before.connection()), "nothing was asked on it since");
            answersAndGoesAway(http2, before.connection());

            await().atMost(PATIENCE).until(() -> asked(QUICK) == 503);
            refuses(idle);
            assertFalse(left.isDone(), "a request is under way");
            slow.say("{}");
            assertTrue(slow.hearSome().startsWith("HTTP/1.1 400 "));
            await().atMost(PATIENCE).until(left::isDone);
            assertEquals(200, asked("/q/health/live"));
        }
    }

    private static void answersAndCloses(Raw connection, String path) throws IOException {
        connection.say(request(path));
        String answer = connection.hear();
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.toLowerCase().contains("connection: close"), answer);
    }

    /** An answer still comes on the connection that is there; with it the caller learns to open another for the next. */
    private static void answersAndGoesAway(Http2 caller, HttpConnection connection) throws Exception {
        Http2.Answer last = caller.get(QUICK);
        assertEquals(200, last.status());
        assertSame(connection, last.connection());
        assertFalse(last.saysClose(), "HTTP/2 has no such header");
        await().atMost(PATIENCE).until(() -> caller.isToldToLeave(connection));
        await().atMost(PATIENCE).until(() -> caller.isClosed(connection));
        assertNotSame(connection, caller.get(QUICK).connection());
    }

    private static void refuses(Raw connection) throws IOException {
        connection.say(request(QUICK));
        String answer = connection.hear();
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("\"code\":\"stopping\""), answer);
        for (String header : List.of(
                "connection: close",
                "content-type: application/problem+json",
                "retry-after: 1",
                "x-content-type-options: nosniff",
                "x-request-id: ")) {
            assertTrue(answer.toLowerCase().contains(header), answer);
        }
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: gateway\r\nX-API-Key: " + Seed.KEY.text() + "\r\n\r\n";
    }

    private static int asked(String path) {
        return given().header("X-API-Key", Seed.KEY.text()).get(path).statusCode();
    }
}
