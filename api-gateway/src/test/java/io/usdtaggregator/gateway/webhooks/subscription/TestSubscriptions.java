package io.usdtaggregator.gateway.webhooks.subscription;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Makes webhooks without the API's limits. */
@Singleton
public class TestSubscriptions {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NOBODY = "http://127.0.0.1:9/";

    private final WebhookService webhooks;

    TestSubscriptions(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    /** A webhook for alerts whose target nobody reads. */
    public UUID forAlerts(String account) {
        return create(account, EventType.ALERT_RAISED, Optional.empty());
    }

    /** The same for each change of one percent. */
    public UUID watching(String account, String subject) {
        return create(account, EventType.RATE_CHANGED, Optional.of(subject));
    }

    /** With all its deliveries. */
    public void delete(String account, UUID id) {
        webhooks.delete(account, id).await().atMost(PATIENCE);
    }

    public void forgetOldSecrets() {
        webhooks.forgetOldSecrets().await().atMost(PATIENCE);
    }

    private UUID create(String account, EventType event, Optional<String> subject) {
        WebhookRequest.Terms terms = new WebhookRequest.Terms(
                NOBODY, event, subject, subject.map(any -> BigDecimal.ONE), Optional.empty(), AlertFilter.NONE);
        return webhooks.create(account, terms)
                .await()
                .atMost(PATIENCE)
                .webhook()
                .id();
    }
}
