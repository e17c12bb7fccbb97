package io.usdtaggregator.gateway.webhooks.notification;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.WEBHOOKS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.Receiver;
import io.usdtaggregator.gateway.webhooks.WebhookCalls;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.UnavailableReason;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event {@code rate.changed} as its receiver gets it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RateEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Market ML = Market.in("XOF", "ML", TradeType.SELL);
    private static final String WATCH_ML =
            "\"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"SELL\",\"country\":\"ML\"";

    @Inject
    Seed seed;

    @Inject
    WebhookTables tables;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void start() {
        seed.all();
        await(() -> demo().get(WEBHOOKS).statusCode() == 200);
        tables.clear();
    }

    @AfterEach
    void end() {
        tables.clear();
        receiver.close();
    }

    @Test
    void a_change_is_sent_from_the_threshold_on() {
        publish("600");
        create("/rates", WATCH_ML + ",\"deviation_pct\":\"1\"");
        await(() -> receiver.at("/rates").size() == 1);
        publish("605");
        publish("606.5");
        await(() -> receiver.at("/rates").size() == 2);

        Receiver.Message first = receiver.at("/rates").get(0);
        Receiver.Message second = receiver.at("/rates").get(1);
        assertEquals("first", first.at("/data/cause"));
        assertEquals("600", first.at("/data/rate/rate"));
        assertEquals("rate.changed", second.at("/type"));
        assertEquals("deviation", second.at("/data/cause"));
        assertEquals("600", second.at("/data/previous_rate"));
        assertEquals("606.5", second.at("/data/rate/rate"));
        assertEquals("1.083333333", second.at("/data/change_pct"));
        assertEquals("fresh", second.at("/data/rate/status"));
    }

    @Test
    void a_corridor_is_watched_too_and_a_lost_rate_is_sent() {
        PricedRate buy = rate(Market.zone("XAF", TradeType.BUY), "600");
        PricedRate sell = rate(Market.zone("GHS", TradeType.SELL), "12");
        seed.publish(List.of(), List.of(Seed.cross(buy, sell, null)));
        create(
                "/cross",
                "\"event\":\"rate.changed\",\"from_currency\":\"XAF\",\"to_currency\":\"GHS\",\"deviation_pct\":0");
        publish("610");
        create("/lost", WATCH_ML + ",\"deviation_pct\":\"50\"");

        await(() -> receiver.at("/cross").size() == 1 && receiver.at("/lost").size() == 1);
        assertEquals("0.02", receiver.at("/cross").get(0).at("/data/cross_rate/rate"));
        seed.publish(List.of(Seed.none(ML, UnavailableReason.NO_ELIGIBLE_OFFERS)), List.of());
        await(() -> receiver.at("/lost").size() == 2);
        assertEquals("availability", receiver.at("/lost").get(1).at("/data/cause"));
        assertEquals("null", receiver.at("/lost").get(1).at("/data/rate/rate"));
        assertEquals("no_eligible_offers", receiver.at("/lost").get(1).at("/data/rate/reason"));
    }

    @Test
    void a_heartbeat_comes_without_any_change() {
        publish("600");
        create("/beat", WATCH_ML + ",\"heartbeat_seconds\":1");

        await(() -> receiver.at("/beat").size() >= 3);
        assertEquals("heartbeat", receiver.at("/beat").get(2).at("/data/cause"));
    }

    private void create(String path, String fields) {
        WebhookCalls.create(receiver.url(path), fields);
    }

    private void publish(String price) {
        seed.publish(List.of(rate(ML, price)), List.of());
    }

    private static PricedRate rate(Market market, String price) {
        return Seed.rate(market, Instant.now(), null, anOffer().at(price).build());
    }

    private static void await(Callable<Boolean> condition) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(condition);
    }
}
