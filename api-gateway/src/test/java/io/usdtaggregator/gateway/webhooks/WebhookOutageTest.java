package io.usdtaggregator.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.redis.RedisKeys;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of webhooks while PostgreSQL or Redis is away. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WebhookOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WEBHOOKS = "/api/v1/webhooks";

    @Inject
    Seed seed;

    @Inject
    Tables tables;

    @Inject
    Dispatcher dispatcher;

    @Inject
    RedisDataSource redis;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void start() {
        seed.all();
        await().atMost(PATIENCE).until(() -> caller().get(WEBHOOKS).statusCode() == 200);
    }

    @AfterEach
    void end() {
        receiver.close();
        dispatcher.start();
        tables.run("DELETE FROM gateway.webhook").await().atMost(PATIENCE);
    }

    @Test
    void without_postgresql_callers_are_told_to_come_back_and_afterwards_what_was_queued_goes_out() throws Exception {
        String path = WEBHOOKS + "/" + create("/queued").path("id");
        dispatcher.close();
        caller().post(path + "/test").then().statusCode(202);
        // The PostgreSQL of tests commits in memory first.
        tables.run("CHECKPOINT").await().atMost(PATIENCE);
        EmbeddedServices.postgres().kill();
        try {
            dispatcher.start();
            caller().get(WEBHOOKS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("webhooks_unavailable"));
        } finally {
            EmbeddedServices.postgres().startAgain();
        }

        await().atMost(PATIENCE).until(() -> receiver.at("/queued").size() == 1);
    }

    @Test
    void after_redis_was_away_alerts_are_heard_again() throws Exception {
        create("/alerts");
        EmbeddedServices.redis().kill();
        EmbeddedServices.redis().startEmpty();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            RaisedAlert alert = new RaisedAlert("D-1", "variation", "XOF:CI:BUY", "it moved", Instant.now());
            redis.pubsub(String.class).publish(RedisKeys.ALERTS_CHANNEL, MarketJson.write(alert));
            return receiver.at("/alerts").size() == 1;
        });
    }

    private Response create(String path) {
        Response created = caller().contentType(ContentType.JSON)
                .body(Map.of("url", receiver.url(path), "event", Webhook.ALERT_RAISED))
                .post(WEBHOOKS);
        created.then().statusCode(201);
        return created;
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
