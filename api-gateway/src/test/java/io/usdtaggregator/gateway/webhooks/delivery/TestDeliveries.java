package io.usdtaggregator.gateway.webhooks.delivery;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Queues messages without the API's limits, and reads the log. */
@Singleton
public class TestDeliveries {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final DeliveryLog log;

    TestDeliveries(
            WebhookDatabase database, WebhookRepository webhooks, DeliveryRepository deliveries, DeliveryLog log) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.log = log;
    }

    /** The ids of so many messages; no dispatcher is told of them. */
    public List<String> add(UUID webhook, int times) {
        return IntStream.range(0, times).mapToObj(i -> add(webhook)).toList();
    }

    private String add(UUID webhook) {
        WebhookMessage message = WebhookMessage.of(EventType.WEBHOOK_TEST, Instant.now(), Map.of());
        return database.write(
                        () -> webhooks.lock(webhook).map(Optional::orElseThrow).chain(locked -> webhooks.now()
                                .chain(now -> deliveries.append(locked, message, now))))
                .map(added -> added.message().id())
                .await()
                .atMost(PATIENCE);
    }

    /** The newest hundred, newest first. */
    public List<Delivery> of(UUID webhook) {
        Uni<List<Delivery>> page = database.read(() -> deliveries.page(webhook, new Page(1, 100)));
        return page.await().atMost(PATIENCE);
    }

    public void forgetOld() {
        log.forgetOld().await().atMost(PATIENCE);
    }
}
