package io.usdtaggregator.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An alert that the channel lost is found in the engine's list. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(value = AlertCatchUpTest.EngineWithAlerts.class, restrictToAnnotatedClass = true)
class AlertCatchUpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Seed seed;

    @Inject
    Tables tables;

    @Test
    void alerts_that_nobody_heard_are_sent_once_and_old_ones_are_no_news() {
        seed.all();
        try (Receiver receiver = new Receiver()) {
            await().atMost(PATIENCE).until(() -> create(receiver) == 201);
            Instant now = Instant.now().plusSeconds(1);
            EngineWithAlerts.alerts = List.of(
                    new RaisedAlert("B-2", "variation", "XOF:CI:BUY", "newer", now.plusSeconds(1)),
                    new RaisedAlert("B-1", "variation", "XOF:CI:BUY", "older", now),
                    new RaisedAlert("B-0", "variation", "XOF:CI:BUY", "of the day before", now.minusSeconds(90_000)));

            await().atMost(PATIENCE).until(() -> receiver.at("/caught").size() == 2);
            int asked = EngineWithAlerts.ASKED.get();
            await().atMost(PATIENCE).until(() -> EngineWithAlerts.ASKED.get() > asked + 2);
            assertEquals(
                    List.of("B-1", "B-2"),
                    receiver.at("/caught").stream()
                            .map(message -> message.at("/data/id"))
                            .toList());
        } finally {
            tables.run("DELETE FROM gateway.webhook").await().indefinitely();
        }
    }

    private static int create(Receiver receiver) {
        return given().header("X-API-Key", Seed.KEY.text())
                .contentType(ContentType.JSON)
                .body(Map.of("url", receiver.url("/caught"), "event", Webhook.ALERT_RAISED))
                .post("/api/v1/webhooks")
                .statusCode();
    }

    /** Answers {@code GET /internal/alerts} as the engine does, to whoever has the token. */
    public static final class EngineWithAlerts implements QuarkusTestResourceLifecycleManager {
        static final AtomicInteger ASKED = new AtomicInteger();
        static volatile List<RaisedAlert> alerts = List.of();
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            server.createContext("/internal/alerts", exchange -> {
                boolean known =
                        "test-service-token".equals(exchange.getRequestHeaders().getFirst("X-Service-Token"));
                byte[] body = MarketJson.write(Map.of("alerts", alerts)).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(known ? 200 : 401, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
                ASKED.incrementAndGet();
            });
            server.start();
            return Map.of(
                    "quarkus.rest-client.engine.url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "gateway.webhooks.alerts-every",
                    "PT0.2S");
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
