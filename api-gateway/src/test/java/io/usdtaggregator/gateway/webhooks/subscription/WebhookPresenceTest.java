package io.usdtaggregator.gateway.webhooks.subscription;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.WEBHOOKS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.WebhookCalls;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether anybody has a webhook, which decides whether PostgreSQL is asked each second what to send. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WebhookPresenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @Inject
    WebhookTables tables;

    @Inject
    WebhookPresence presence;

    @BeforeEach
    void nobody_has_one() {
        seed.all();
        await().atMost(PATIENCE).until(() -> demo().get(WEBHOOKS).statusCode() == 200);
        tables.clear();
        await().atMost(PATIENCE).until(() -> !presence.isAny());
    }

    @AfterEach
    void end() {
        tables.clear();
    }

    @Test
    void the_first_one_is_noticed_at_once_where_it_is_created() {
        WebhookCalls.create("http://127.0.0.1:9/", WebhookCalls.ALERTS);

        assertTrue(presence.isAny());
    }

    @Test
    void one_that_another_gateway_created_is_noticed_soon() {
        tables.run("INSERT INTO gateway.webhook (id, account_id, url, event, secret)"
                + " VALUES (gen_random_uuid(), 'demo', 'http://127.0.0.1:9/', 'alert.raised', ''::bytea)");

        await().atMost(PATIENCE).until(presence::isAny);
    }
}
