package io.usdtaggregator.gateway.webhooks;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.WEBHOOKS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static org.awaitility.Awaitility.await;

import io.usdtaggregator.gateway.Seed;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Begins and ends each test of webhooks with none of them, and with a receiver that they may be sent to. */
public abstract class WebhookTestCase {
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    protected Seed seed;

    @Inject
    protected WebhookTables tables;

    protected final Receiver receiver = new Receiver();

    @BeforeEach
    void beginWithoutWebhooks() {
        seed.all();
        await().atMost(PATIENCE).until(() -> demo().get(WEBHOOKS).statusCode() == 200);
        tables.clear();
    }

    @AfterEach
    void endWithoutWebhooks() {
        receiver.close();
        tables.clear();
    }
}
