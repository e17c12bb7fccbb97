package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Rate;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a gateway leaves; its application is spent afterwards. */
@QuarkusTest
@TestProfile(DrainTest.Leaving.class)
@QuarkusTestResource(EmbeddedServices.class)
class DrainTest {
    private static final String QUICK = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";
    private static final String BY_THE_RESOURCE = "/api/v1/currencies";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static class Leaving implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.drain.delay", "3S", "gateway.drain.timeout", "90S", "gateway.body-timeout", "30S");
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
        try (Raw quick = new Raw(gateway);
                Raw ordinary = new Raw(gateway);
                Raw idle = new Raw(gateway);
                Raw slow = new Raw(gateway);
                Raw stalled = Raw.ofSmallWindow(gateway)) {
            StreamReader reader = StreamReader.begun(stream, "?from_currency=GHS");
            stalled.say("GET /api/v1/rates/stream HTTP/1.1\r\nHost: gateway\r\nAccept: text/event-stream\r\nX-API-Key: "
                    + Seed.KEY.text() + "\r\n\r\n");
            moreThanAConnectionHolds();
            for (Raw one : List.of(quick, ordinary, idle)) {
                one.say(request(QUICK));
                assertFalse(one.hearSome().toLowerCase().contains("connection: close"));
            }
            slow.say("POST /api/v1/auth/token HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\n\r\n");
            CompletableFuture<Void> left =
                    CompletableFuture.runAsync(() -> end.fire(new ShutdownDelayInitiatedEvent()));
            await().atMost(PATIENCE).until(() -> asked("/q/health/ready") == 503);
            assertTrue(reader.first(event -> event.is("closing")).text("reason").contains("connect again"));
            await().atMost(PATIENCE).until(reader::isOver);

            answersAndCloses(quick, QUICK);
            answersAndCloses(ordinary, BY_THE_RESOURCE);

            await().atMost(PATIENCE).until(() -> asked(QUICK) == 503);
            refuses(idle);
            assertFalse(left.isDone(), "a request is under way");
            slow.say("{}");
            assertTrue(slow.hear().startsWith("HTTP/1.1 400 "));
            await().atMost(PATIENCE).until(left::isDone);
            assertEquals(200, asked("/q/health/live"));
        }
    }

    /** The stalled reader hears nothing of its end: it is not waited for. */
    private void moreThanAConnectionHolds() {
        Rate sell = Seed.rate(
                Market.zone("GHS", TradeType.SELL),
                Instant.now(),
                null,
                anOffer().at("12.5").build());
        for (int some = 0; some < 600; some++) {
            int first = some * 20;
            seed.publish(
                    List.of(),
                    IntStream.range(first, first + 20)
                            .mapToObj(number -> Seed.rate(
                                    Market.in(
                                            "XOF",
                                            List.of("BJ", "CI", "SN", "TG").get(number % 4),
                                            TradeType.BUY),
                                    Instant.now(),
                                    null,
                                    anOffer().at((100 + number) + ".5").build()))
                            .map(buy -> Seed.cross(buy, sell, null))
                            .toList());
        }
    }

    private static void answersAndCloses(Raw connection, String path) throws IOException {
        connection.say(request(path));
        String answer = connection.hear();
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.toLowerCase().contains("connection: close"), answer);
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
