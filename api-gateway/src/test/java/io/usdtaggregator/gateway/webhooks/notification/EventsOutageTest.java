package io.usdtaggregator.gateway.webhooks.notification;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.WEBHOOKS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.create;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.path;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.Receiver;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import io.usdtaggregator.gateway.webhooks.events.AlertRaisedEvent.AlertRaisedData;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.FirstStart;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What webhooks are notified of while Redis is out, and afterwards. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EventsOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Market MARKET = Market.in("XAF", "TD", TradeType.SELL);
    /** How long before it grows too old a rate is when Redis freezes: far more than memory is trusted without it. */
    private static final Duration BEFORE = Duration.ofSeconds(20);

    @Inject
    Seed seed;

    @Inject
    WebhookTables tables;

    @Inject
    RedisDataSource redis;

    @Inject
    RateNotifier rates;

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
        tables.clear();
    }

    @Test
    void after_redis_was_away_alerts_are_heard_again() throws Exception {
        create(receiver.url("/alerts"), ALERTS);
        EmbeddedServices.redis().kill();
        EmbeddedServices.redis().startEmpty();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            AlertRaisedData alert = TestAlerts.moved("D-1", "XOF:CI:BUY", Instant.now());
            redis.pubsub(String.class).publish(RedisKeys.ALERTS_CHANNEL, MarketJson.write(alert));
            return receiver.at("/alerts").size() == 1;
        });
    }

    @Test
    void a_gateway_cut_off_from_redis_notifies_nothing_of_its_memory_growing_old_and_afterwards_what_changed()
            throws Exception {
        publish("600", FirstStart.settings().freshness().unavailableAfter().minus(BEFORE));
        String path = path(create(
                receiver.url("/watching"),
                "\"event\":\"rate.changed\",\"fiat\":\"XAF\",\"trade_type\":\"SELL\",\"country\":\"TD\","
                        + "\"deviation_pct\":\"1\""));
        await().atMost(PATIENCE).until(() -> receiver.at("/watching").size() == 1);

        try (AutoCloseable redis = EmbeddedServices.redis().freeze()) {
            await().atMost(BEFORE.plus(PATIENCE)).until(() -> "unavailable".equals(status()));
            rates.compare().await().atMost(PATIENCE);
            demo().get(path + "/deliveries").then().body("count", equalTo(1));
        }

        publish("600", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> "fresh".equals(status()));
        // Where Redis confirmed the old rate before the new one came, it was lost for that moment, and that was sent.
        rates.compare().await().atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> "600".equals(lastNotified("/data/rate/rate")));
        publish("610", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> "610".equals(lastNotified("/data/rate/rate")));
        assertEquals("deviation", lastNotified("/data/cause"));
        assertEquals("600", lastNotified("/data/previous_rate"));
        int before = receiver.at("/watching").size();
        publish(Seed.none(MARKET, UnavailableReason.NO_ELIGIBLE_OFFERS));
        await().atMost(PATIENCE).until(() -> receiver.at("/watching").size() == before + 1);
    }

    private String lastNotified(String field) {
        List<Receiver.Message> notified = receiver.at("/watching");
        return notified.get(notified.size() - 1).at(field);
    }

    private void publish(String price, Duration age) {
        publish(Seed.rate(
                MARKET, Instant.now().minus(age), null, anOffer().at(price).build()));
    }

    private void publish(Rate rate) {
        seed.publish(List.of(rate), List.of());
    }

    private static String status() {
        return demo().get("/api/v1/best-rates?fiat=XAF&trade_type=SELL&country=TD")
                .path("best_rates[0].status");
    }
}
