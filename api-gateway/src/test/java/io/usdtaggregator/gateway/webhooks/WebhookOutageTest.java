package io.usdtaggregator.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of webhooks while PostgreSQL or Redis is away. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WebhookOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final Market MARKET = Market.in("XAF", "TD", TradeType.SELL);
    /** How long before it grows too old a rate is when Redis freezes: far more than memory is trusted without it. */
    private static final Duration BEFORE = Duration.ofSeconds(20);

    @Inject
    Seed seed;

    @Inject
    Tables tables;

    @Inject
    Dispatcher dispatcher;

    @Inject
    RedisDataSource redis;

    @Inject
    RateWatch watch;

    @Inject
    WebhookConfig config;

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
    void what_was_delivered_while_postgresql_was_away_is_recorded_afterwards_and_not_sent_again() throws Exception {
        String path = WEBHOOKS + "/" + create("/held").path("id");
        caller().post(path + "/test").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> receiver.at("/held").size() == 1);
        try (AutoCloseable postgres = EmbeddedServices.postgres().freeze()) {
            receiver.answerHeld();
            // Longer than the claim, and than recording is tried once.
            Instant until = Instant.now().plus(config.claim()).plusSeconds(3);
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until));
        }

        await().atMost(PATIENCE).ignoreExceptions().until(() -> caller().get(path + "/deliveries")
                .path("deliveries[0].status")
                .equals("DELIVERED"));
        caller().post(path + "/test").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> Set.copyOf(receiver.ids("/held")).size() == 2);
        // One, unless this machine took longer to freeze than an attempt may take.
        caller().get(path + "/deliveries")
                .then()
                .body(
                        "deliveries[1].attempt_count",
                        equalTo(receiver.at("/held").size() - 1));
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

    @Test
    void a_gateway_cut_off_from_redis_tells_nothing_of_its_memory_growing_old_and_afterwards_what_changed()
            throws Exception {
        publish("600", FirstStart.settings().freshness().unavailableAfter().minus(BEFORE));
        String path = WEBHOOKS + "/"
                + create(Map.of(
                                "url", receiver.url("/watching"),
                                "event", Webhook.RATE_CHANGED,
                                "fiat", "XAF",
                                "trade_type", "SELL",
                                "country", "TD",
                                "deviation_pct", "1"))
                        .path("id");
        await().atMost(PATIENCE).until(() -> receiver.at("/watching").size() == 1);

        try (AutoCloseable redis = EmbeddedServices.redis().freeze()) {
            await().atMost(BEFORE.plus(PATIENCE)).until(() -> "unavailable".equals(status()));
            watch.look().await().atMost(PATIENCE);
            caller().get(path + "/deliveries").then().body("count", equalTo(1));
        }

        publish("600", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> "fresh".equals(status()));
        // Where Redis confirmed the old rate before the new one came, it was lost for that moment, and that was told.
        watch.look().await().atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> "600".equals(lastTold("/data/rate/rate")));
        publish("610", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> "610".equals(lastTold("/data/rate/rate")));
        assertEquals("deviation", lastTold("/data/cause"));
        assertEquals("600", lastTold("/data/previous_rate"));
        int told = receiver.at("/watching").size();
        publish(Seed.none(MARKET, UnavailableReason.NO_ELIGIBLE_OFFERS));
        await().atMost(PATIENCE).until(() -> receiver.at("/watching").size() == told + 1);
    }

    private String lastTold(String field) {
        var told = receiver.at("/watching");
        return told.get(told.size() - 1).at(field);
    }

    private void publish(String price, Duration age) {
        publish(Seed.rate(
                MARKET, Instant.now().minus(age), null, anOffer().at(price).build()));
    }

    private void publish(Rate rate) {
        seed.publish(List.of(rate), List.of());
    }

    private static String status() {
        return caller().get("/api/v1/best-rates?fiat=XAF&trade_type=SELL&country=TD")
                .path("best_rates[0].status");
    }

    private Response create(String path) {
        return create(Map.of("url", receiver.url(path), "event", Webhook.ALERT_RAISED));
    }

    private Response create(Map<String, String> wanted) {
        Response created = caller().contentType(ContentType.JSON).body(wanted).post(WEBHOOKS);
        created.then().statusCode(201);
        return created;
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
