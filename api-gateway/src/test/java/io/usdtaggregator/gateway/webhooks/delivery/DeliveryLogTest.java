package io.usdtaggregator.gateway.webhooks.delivery;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.create;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.path;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.statuses;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.test;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.webhooks.WebhookTestCase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log as its owner reads it, and what the owner adds to it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DeliveryLogTest extends WebhookTestCase {

    @Inject
    TestDeliveries log;

    @Test
    void a_finished_one_is_replayed_with_its_own_id_and_body() {
        String id = create(receiver.url("/again"), ALERTS);
        String message = test(id, 1).get(0);
        await().atMost(PATIENCE).until(() -> statuses(id).equals(List.of("DELIVERED")));

        demo().post(path(id) + "/deliveries/1/replay")
                .then()
                .statusCode(202)
                .body("n", equalTo(2))
                .body("replay_of", equalTo(1))
                .body("message_id", equalTo(message));

        await().atMost(PATIENCE).until(() -> receiver.ids("/again").equals(List.of(message, message)));
        assertEquals(
                receiver.at("/again").get(0).body(),
                receiver.at("/again").get(1).body());
        demo().post(path(id) + "/deliveries/99/replay").then().statusCode(404);
        demo().post(path(id) + "/deliveries/x/replay").then().statusCode(404);
    }

    @Test
    void its_owner_may_not_fill_a_queue_that_stands() {
        String id = create("http://127.0.0.1:9/", ALERTS);
        log.add(UUID.fromString(id), 100);

        demo().post(path(id) + "/test").then().statusCode(422).body("code", equalTo("too_many_pending"));
        demo().get(path(id) + "/deliveries?page=2&page_size=60")
                .then()
                .body("count", equalTo(100))
                .body("deliveries", hasSize(40))
                .body("deliveries[0].n", equalTo(40));
    }

    @Test
    void who_holds_the_newest_log_is_told_so_until_something_is_delivered() {
        String id = create(receiver.url("/held"), ALERTS);
        String tag = demo().get(path(id) + "/deliveries").header("ETag");
        assertEquals(304, holding(id, tag));

        test(id, 1);
        await().atMost(PATIENCE).until(() -> receiver.at("/held").size() == 1);

        assertEquals(200, holding(id, tag));
    }

    @Test
    void finished_deliveries_that_are_old_are_forgotten_and_what_is_pending_or_young_is_kept() {
        UUID id = UUID.fromString(create("http://127.0.0.1:9/", ALERTS));
        log.add(id, 3);
        tables.run(
                "UPDATE gateway.webhook_delivery SET status = 'DELIVERED', next_attempt_at = NULL,"
                        + " finished_at = now() - CASE number WHEN 1 THEN interval '31 days' ELSE interval '29 days' END"
                        + " WHERE webhook_id = $1 AND number < 3",
                id);
        tables.run(
                "UPDATE gateway.webhook_delivery SET created_at = created_at - interval '31 days'"
                        + " WHERE webhook_id = $1 AND number = 3",
                id);

        log.forgetOld();

        assertEquals(List.of(3L, 2L), log.of(id).stream().map(Delivery::number).toList());
    }

    private static int holding(String id, String tag) {
        return demo().header("If-None-Match", tag).get(path(id) + "/deliveries").statusCode();
    }
}
