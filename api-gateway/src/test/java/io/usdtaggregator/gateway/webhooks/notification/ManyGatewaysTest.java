package io.usdtaggregator.gateway.webhooks.notification;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import io.usdtaggregator.gateway.webhooks.delivery.Delivery;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryLog.DeliveriesQueued;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryRepository;
import io.usdtaggregator.gateway.webhooks.delivery.TestDeliveries;
import io.usdtaggregator.gateway.webhooks.subscription.TestSubscriptions;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookAccounts;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookPresence;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What many gateways see at the same time is queued once. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ManyGatewaysTest {
    private static final Market GA = Market.in("XAF", "GA", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int GATEWAYS = 12;

    @Inject
    Seed seed;

    @Inject
    LiveData live;

    @Inject
    AnswerContext context;

    @Inject
    WebhookDatabase database;

    @Inject
    WebhookRepository webhooks;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    WebhookAccounts accounts;

    @Inject
    WebhookPresence presence;

    @Inject
    AlertNotifier alerts;

    @Inject
    Event<DeliveriesQueued> queued;

    @Inject
    WebhookTables tables;

    @Inject
    TestSubscriptions subscriptions;

    @Inject
    TestDeliveries log;

    @BeforeEach
    void start() {
        seed.all();
        await().atMost(PATIENCE).until(() -> accounts.areKnown() && accounts.isActive("a-demo"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            tables.clear();
            return true;
        });
    }

    @AfterEach
    void end() {
        tables.clear();
    }

    @Test
    void a_change_is_queued_once_for_each_webhook() {
        List<UUID> ids = Stream.generate(() -> subscriptions.watching("a-demo", GA.key()))
                .limit(3)
                .toList();
        for (String price : List.of("600", "610", "620", "630")) {
            publish(price);
            atOnce(() -> new RateNotifier(database, webhooks, deliveries, live, context, accounts, presence, queued)
                    .compare());
        }

        for (UUID id : ids) {
            assertEquals(
                    List.of("630", "620", "610", "600"),
                    log.of(id).stream().map(ManyGatewaysTest::rate).toList());
        }
    }

    @Test
    void an_alert_is_queued_once_for_each_webhook_and_leaves_no_gap() {
        UUID id = subscriptions.forAlerts("a-demo");
        Instant soon = Instant.now().plusSeconds(1);
        for (String alert : List.of("C-1", "C-2", "C-3")) {
            atOnce(() -> alerts.queue(TestAlerts.moved(alert, "XAF:GA:BUY", soon)));
        }

        assertEquals(
                List.of(3L, 2L, 1L), log.of(id).stream().map(Delivery::number).toList());
    }

    private static String rate(Delivery delivery) {
        try {
            return MarketJson.mapper()
                    .readTree(delivery.message().body())
                    .at("/data/rate/rate")
                    .asText();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void publish(String price) {
        PricedRate rate = Seed.rate(GA, Instant.now(), null, anOffer().at(price).build());
        seed.publish(List.of(rate), List.of());
        await().atMost(PATIENCE).until(() -> live.rates()
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
}
