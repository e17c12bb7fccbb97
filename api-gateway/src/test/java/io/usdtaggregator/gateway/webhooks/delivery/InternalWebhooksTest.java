package io.usdtaggregator.gateway.webhooks.delivery;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.boss;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.create;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.statuses;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.test;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.webhooks.WebhookTestCase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every account's webhooks as staff see them through the internal calls. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class InternalWebhooksTest extends WebhookTestCase {
    private static final String INTERNAL = "/internal/webhooks";

    @Inject
    TestDeliveries log;

    @Test
    void all_accounts_webhooks_are_listed_or_those_of_one_and_never_their_secrets() {
        String own = create(receiver.url("/own"), ALERTS + ",\"min_severity\":\"warning\"");
        String other = create(
                        boss(),
                        receiver.url("/other"),
                        "\"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"deviation_pct\":\"0.5\"")
                .get("id")
                .toString();

        staff().get(INTERNAL)
                .then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("webhooks.id", equalTo(List.of(own, other)))
                .body("webhooks[0].event", equalTo("alert.raised"))
                .body("webhooks[0].min_severity", equalTo("warning"))
                .body("webhooks[0].last_number", equalTo(0))
                .body("webhooks[0].last_status", nullValue())
                .body("webhooks[1].subject", equalTo("XOF:-:BUY"))
                .body("webhooks[1].deviation_pct", equalTo("0.5"))
                .body(not(containsString("secret")))
                .body(not(containsString("whsec")));
        String account = staff().get(INTERNAL).path("webhooks[0].account_id");
        staff().get(INTERNAL + "?account=" + account).then().body("webhooks.id", equalTo(List.of(own)));
        staff().get(INTERNAL + "?page=2").then().body("count", equalTo(2)).body("webhooks", hasSize(0));
        staff().get(INTERNAL + "?page=0").then().statusCode(400);
    }

    @Test
    void what_waits_and_what_became_of_the_newest_delivery_is_told() {
        String id = create("http://127.0.0.1:9/", ALERTS);
        log.add(UUID.fromString(id), 3);

        staff().get(INTERNAL)
                .then()
                .body("webhooks[0].pending", equalTo(3))
                .body("webhooks[0].last_number", equalTo(3))
                .body("webhooks[0].last_status", equalTo("PENDING"));
    }

    @Test
    void a_delivery_is_told_with_its_attempts_and_replayed_as_its_owner_would() {
        String id = create(receiver.url("/again"), ALERTS);
        String message = test(id, 1).get(0);
        await().atMost(PATIENCE).until(() -> statuses(id).equals(List.of("DELIVERED")));

        staff().get(INTERNAL + "/" + id)
                .then()
                .statusCode(200)
                .body("webhook.url", equalTo(receiver.url("/again")))
                .body("count", equalTo(1))
                .body("deliveries[0].number", equalTo(1))
                .body("deliveries[0].message_id", equalTo(message))
                .body("deliveries[0].status", equalTo("DELIVERED"))
                .body("deliveries[0].attempt_count", equalTo(1))
                .body("deliveries[0].attempts[0].status", equalTo(204))
                .body("deliveries[0].attempts[0].error", nullValue())
                .body("deliveries[0].finished_at", notNullValue())
                .body("deliveries[0].body", containsString("webhook.test"));

        staff().post(INTERNAL + "/" + id + "/deliveries/1/replay")
                .then()
                .statusCode(200)
                .body("number", equalTo(2))
                .body("replay_of", equalTo(1));
        await().atMost(PATIENCE).until(() -> receiver.ids("/again").equals(List.of(message, message)));
    }

    @Test
    void what_is_not_there_or_takes_no_more_is_refused() {
        String id = create("http://127.0.0.1:9/", ALERTS);
        staff().get(INTERNAL + "/" + UUID.randomUUID()).then().statusCode(404);
        staff().post(INTERNAL + "/" + UUID.randomUUID() + "/deliveries/1/replay")
                .then()
                .statusCode(404);
        staff().post(INTERNAL + "/" + id + "/deliveries/7/replay").then().statusCode(404);

        log.add(UUID.fromString(id), 1);
        tables.run("UPDATE gateway.webhook SET disabled_at = now() WHERE id = $1", UUID.fromString(id));
        staff().post(INTERNAL + "/" + id + "/deliveries/1/replay").then().statusCode(422);
    }

    @Test
    void nobody_without_the_services_token_is_answered() {
        String id = create("http://127.0.0.1:9/", ALERTS);

        demo().get(INTERNAL).then().statusCode(401);
        boss().get(INTERNAL + "/" + id).then().statusCode(401);
        boss().post(INTERNAL + "/" + id + "/deliveries/1/replay").then().statusCode(401);
    }

    private static RequestSpecification staff() {
        return given().header("X-Service-Token", "test-service-token");
    }
}
