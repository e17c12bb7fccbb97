package io.usdtaggregator.gateway.webhooks;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.http.Page;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What many gateways see at the same time is queued once. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ManyGatewaysTest {
    private static final Market GA = Market.in("XAF", "GA", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int GATEWAYS = 12;

    @Inject
    Seed seed;

    @Inject
    LiveData boards;

    @Inject
    Serving serving;

    @Inject
    Tables tables;

    @Inject
    ActiveAccounts accounts;

    @Inject
    AlertDelivery alerts;

    @Inject
    WebhookStore store;

    @Inject
    DeliveryLog log;

    @Inject
    Dispatcher dispatcher;

    @BeforeEach
    void stopDelivering() {
        dispatcher.close();
        seed.all();
        await().atMost(PATIENCE).until(() -> boards.ready() && accounts.has("a-demo"));
    }

    @AfterEach
    void end() {
        tables.run("DELETE FROM gateway.webhook").await().atMost(PATIENCE);
        dispatcher.start();
    }

    @Test
    void a_change_is_queued_once_for_each_webhook() {
        List<UUID> ids = List.of(watching(), watching(), watching());
        for (String price : List.of("600", "610", "620", "630")) {
            publish(price);
            atOnce(() -> new RateWatch(tables, boards, serving, accounts).look());
        }

        for (UUID id : ids) {
            List<String> told = deliveries(id).stream()
                    .map(delivery -> delivery.payload().at("/data/rate/rate").asText())
                    .toList();
            assertEquals(List.of("630", "620", "610", "600"), told);
        }
    }

    @Test
    void an_alert_is_queued_once_for_each_webhook_and_leaves_no_gap() {
        UUID id = create(Webhook.ALERT_RAISED, Optional.empty());
        Instant soon = Instant.now().plusSeconds(1);
        for (String alert : List.of("C-1", "C-2", "C-3")) {
            atOnce(() -> alerts.queue(new RaisedAlert(alert, "variation", "XAF:GA:BUY", "it moved", soon)));
        }

        assertEquals(
                List.of(3L, 2L, 1L), deliveries(id).stream().map(Delivery::n).toList());
    }

    private UUID watching() {
        return create(Webhook.RATE_CHANGED, Optional.of(GA.key()));
    }

    private UUID create(String event, Optional<String> subject) {
        Webhook webhook = new Webhook(
                UUID.randomUUID(),
                "a-demo",
                "http://127.0.0.1:9/",
                event,
                subject,
                subject.map(any -> BigDecimal.ONE),
                Optional.empty(),
                Instant.now(),
                Optional.empty());
        return store.create(webhook, Secret.random())
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .id();
    }

    private void publish(String price) {
        PricedRate rate = Seed.rate(GA, Instant.now(), null, anOffer().at(price).build());
        seed.publish(List.of(rate), List.of());
        await().atMost(PATIENCE).until(() -> boards.rates()
                .rate(Rate.POLICY, GA)
                .flatMap(Rate::number)
                .filter(held -> held.compareTo(new BigDecimal(price)) == 0)
                .isPresent());
    }

    private static void atOnce(Supplier<Uni<Void>> work) {
        Multi.createFrom()
                .range(0, GATEWAYS)
                .onItem()
                .transformToUni(i -> Uni.createFrom().deferred(work::get))
                .merge(GATEWAYS)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
    }

    private List<Delivery> deliveries(UUID id) {
        return log.page(id, new Page(1, 100)).await().atMost(PATIENCE).deliveries();
    }
}
