package io.usdtaggregator.gateway.webhooks.dispatch;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.Receiver;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import io.usdtaggregator.gateway.webhooks.delivery.TestDeliveries;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries under way when a gateway leaves; its application is spent afterwards. */
@QuarkusTest
@TestProfile(DispatcherLeavingTest.Leaving.class)
@QuarkusTestResource(EmbeddedServices.class)
class DispatcherLeavingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String WEBHOOKS = "/api/v1/webhooks";

    public static class Leaving implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.drain.timeout",
                    "60S",
                    "gateway.webhooks.attempt-timeout",
                    "40S",
                    "gateway.webhooks.claim",
                    "90S");
        }
    }

    @Inject
    Seed seed;

    @Inject
    WebhookTables tables;

    @Inject
    TestDeliveries log;

    @Inject
    Event<ShutdownDelayInitiatedEvent> end;

    @Test
    void a_gateway_that_leaves_takes_no_more_and_records_what_is_under_way() {
        seed.all();
        await().atMost(PATIENCE).until(() -> caller().get(WEBHOOKS).statusCode() == 200);
        try (Receiver receiver = new Receiver()) {
            UUID slow = create(receiver.url("/held"));
            UUID other = create(receiver.url("/other"));
            caller().post(WEBHOOKS + "/" + slow + "/test").then().statusCode(202);
            caller().post(WEBHOOKS + "/" + slow + "/test").then().statusCode(202);
            await().atMost(PATIENCE).until(() -> receiver.at("/held").size() == 1);

            CompletableFuture<Void> left =
                    CompletableFuture.runAsync(() -> end.fire(new ShutdownDelayInitiatedEvent()));
            await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 503);
            log.add(other, 1);
            assertFalse(left.isDone(), "a delivery is under way");
            receiver.answerHeld();
            await().atMost(PATIENCE).until(left::isDone);

            assertEquals(List.of("PENDING", "DELIVERED"), statuses(slow));
            assertEquals(List.of("PENDING"), statuses(other));
            assertEquals(1, receiver.at("/held").size());
            assertEquals(0, claims(), "another gateway need not wait until a claim ends");
        } finally {
            tables.clear();
        }
    }

    private static UUID create(String url) {
        return UUID.fromString(caller().contentType(ContentType.JSON)
                .body(Map.of("url", url, "event", EventType.ALERT_RAISED.wireName()))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private List<String> statuses(UUID id) {
        return log.of(id).stream().map(delivery -> delivery.status().name()).toList();
    }

    private long claims() {
        return tables.count("SELECT count(*) FROM gateway.webhook WHERE claim IS NOT NULL");
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
