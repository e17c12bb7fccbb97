package io.usdtaggregator.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.usdtaggregator.base.redis.RedisKeys;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
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

    @Inject
    RedisDataSource redis;

    @AfterEach
    void end() {
        tables.run("DELETE FROM gateway.webhook").await().atMost(PATIENCE);
    }

    @Test
    void alerts_that_nobody_heard_are_sent_once_however_many_and_old_ones_are_no_news() {
        seed.all();
        try (Receiver receiver = new Receiver()) {
            await().atMost(PATIENCE).until(() -> create(receiver) == 201);
            // More than the engine answers at once, which it stored after the webhook was made.
            Instant now = Instant.now().plusSeconds(1);
            EngineWithAlerts.stores("B-0", now.minusSeconds(90_000));
            List<String> raised = IntStream.range(0, 3 * EngineWithAlerts.PAGE)
                    .mapToObj(i -> EngineWithAlerts.stores(String.format("C-%03d", i), now.plusMillis(i)))
                    .toList();

            await().atMost(PATIENCE).until(() -> receiver.at("/caught").size() >= raised.size());
            EngineWithAlerts.stores("C-late", now.plusSeconds(1));
            await().atMost(PATIENCE).until(() -> ids(receiver).contains("C-late"));
            assertEquals(raised, ids(receiver).subList(0, raised.size()));
            assertEquals(raised.size() + 1, receiver.at("/caught").size());
        }
    }

    @Test
    void whose_clock_is_behind_makes_no_alert_older_than_the_webhook_that_waits_for_it() {
        seed.all();
        try (Receiver receiver = new Receiver()) {
            await().atMost(PATIENCE).until(() -> create(receiver) == 201);
            Instant engines = Instant.now().minusSeconds(90);

            redis.pubsub(String.class)
                    .publish(RedisKeys.ALERTS_CHANNEL, MarketJson.write(EngineWithAlerts.alert("H-1", engines)));

            await().atMost(PATIENCE).until(() -> ids(receiver).equals(List.of("H-1")));
        }
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.at("/caught").stream()
                .map(message -> message.at("/data/id"))
                .toList();
    }

    private static int create(Receiver receiver) {
        return given().header("X-API-Key", Seed.KEY.text())
                .contentType(ContentType.JSON)
                .body(Map.of("url", receiver.url("/caught"), "event", Webhook.ALERT_RAISED))
                .post("/api/v1/webhooks")
                .statusCode();
    }

    /** Answers {@code GET /internal/alerts/stored} as the engine does, to whoever has the token. */
    public static final class EngineWithAlerts implements QuarkusTestResourceLifecycleManager {
        static final int PAGE = 10;
        private static final List<Map<String, Object>> ALERTS = new CopyOnWriteArrayList<>();
        private HttpServer server;

        static RaisedAlert alert(String id, Instant raisedAt) {
            return new RaisedAlert(id, "variation", "XOF:CI:BUY", "it moved", raisedAt);
        }

        static String stores(String id, Instant at) {
            ALERTS.add(Map.of("stored_at", at, "alert", alert(id, at.minusSeconds(90))));
            return id;
        }

        private static String page(Instant since, String after) {
            List<Map<String, Object>> found = ALERTS.stream()
                    .filter(one -> {
                        int later = ((Instant) one.get("stored_at")).compareTo(since);
                        return later > 0
                                || (later == 0
                                        && ((RaisedAlert) one.get("alert")).id().compareTo(after) > 0);
                    })
                    .limit(PAGE)
                    .toList();
            return MarketJson.write(Map.of("alerts", found, "more", found.size() == PAGE));
        }

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            server.createContext("/internal/alerts/stored", exchange -> {
                boolean known =
                        "test-service-token".equals(exchange.getRequestHeaders().getFirst("X-Service-Token"));
                String[] query = exchange.getRequestURI().getQuery().split("[=&]", -1);
                byte[] body = page(Instant.parse(query[1]), query[3]).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(known ? 200 : 401, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
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
