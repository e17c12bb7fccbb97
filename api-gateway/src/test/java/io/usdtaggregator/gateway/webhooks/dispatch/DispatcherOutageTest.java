package io.usdtaggregator.gateway.webhooks.dispatch;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.WEBHOOKS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.create;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.path;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.Receiver;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries while PostgreSQL is out. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DispatcherOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @Inject
    WebhookTables tables;

    @Inject
    Dispatcher dispatcher;

    @Inject
    WebhookConfig config;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void start() {
        seed.all();
        await().atMost(PATIENCE).until(() -> demo().get(WEBHOOKS).statusCode() == 200);
        tables.clear();
    }

    @AfterEach
    void end() {
        receiver.close();
        dispatcher.start();
        tables.clear();
    }

    @Test
    void without_postgresql_callers_are_told_to_come_back_and_afterwards_what_was_queued_goes_out() throws Exception {
        String path = path(create(receiver.url("/queued"), ALERTS));
        dispatcher.stop();
        demo().post(path + "/test").then().statusCode(202);
        // The PostgreSQL of tests commits in memory first.
        tables.run("CHECKPOINT");
        EmbeddedServices.postgres().kill();
        try {
            dispatcher.start();
            demo().get(WEBHOOKS)
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
    void what_was_delivered_while_postgresql_was_away_is_recorded_afterwards_and_not_sent_again() throws Exception {
        String path = path(create(receiver.url("/held"), ALERTS));
        demo().post(path + "/test").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> receiver.at("/held").size() == 1);
        try (AutoCloseable postgres = EmbeddedServices.postgres().freeze()) {
            receiver.answerHeld();
            // Longer than the claim, and than recording is tried once.
            Instant until = Instant.now().plus(config.claim()).plusSeconds(3);
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until));
        }

        await().atMost(PATIENCE).ignoreExceptions().until(() -> demo().get(path + "/deliveries")
                .path("deliveries[0].status")
                .equals("DELIVERED"));
        demo().post(path + "/test").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> Set.copyOf(receiver.ids("/held")).size() == 2);
        // One, unless this machine took longer to freeze than an attempt may take.
        demo().get(path + "/deliveries")
                .then()
                .body(
                        "deliveries[1].attempt_count",
                        equalTo(receiver.at("/held").size() - 1));
    }
}
