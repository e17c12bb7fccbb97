package io.usdtaggregator.gateway.webhooks.notification;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.boss;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.create;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.path;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.FakeEngine;
import io.usdtaggregator.gateway.webhooks.WebhookTestCase;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event {@code alert.raised} as its receiver gets it: from the channel, and from the engine's list what the channel lost. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class AlertEventsTest extends WebhookTestCase {
    private static final int PAGE = 10;
    private static final BigDecimal FIFTEEN = new BigDecimal("15");

    @Inject
    RedisDataSource redis;

    @Inject
    AlertNotifier alerts;

    private final List<Map<String, Object>> stored = new ArrayList<>();

    @BeforeEach
    void start() {
        FakeEngine.answersWith("/internal/alerts/stored", this::page);
    }

    @AfterEach
    void end() {
        FakeEngine.isOut();
    }

    @Test
    void an_alert_is_sent_once_though_it_is_published_twice_and_internal_ones_go_to_operators_only() {
        create(receiver.url("/alerts"), ALERTS);
        create(boss(), receiver.url("/boss"), ALERTS);
        publish(alert("A-1", "held_back", Instant.now()));
        publish(alert("A-1", "held_back", Instant.now()));
        redis.pubsub(String.class).publish(RedisKeys.ALERTS_CHANNEL, "no alert");
        publish(alert("A-2", "poison_message", Instant.now()));
        publish(alert("A-3", "variation", Instant.now()));

        await(() -> receiver.at("/alerts").size() == 2 && receiver.at("/boss").size() == 3);
        assertEquals(List.of("A-1", "A-3"), ids("/alerts"));
        assertEquals(List.of("A-1", "A-2", "A-3"), ids("/boss"));
        assertEquals("alert.raised", receiver.at("/alerts").get(0).at("/type"));
    }

    @Test
    void an_alert_lists_what_its_cause_moved_in_fields() {
        create(receiver.url("/fields"), ALERTS);
        publish(alert("F-1", "variation", Instant.now()));

        await(() -> !receiver.at("/fields").isEmpty());
        JsonPath data = JsonPath.from(receiver.at("/fields").get(0).body()).setRootPath("data");
        assertEquals("variation", data.getString("kind"));
        assertEquals("warning", data.getString("severity"));
        assertEquals("XOF up", data.getString("cause"));
        assertTrue(data.getBoolean("sandbox"));
        assertEquals(
                List.of(Map.of(
                        "fiat",
                        "XOF",
                        "country",
                        "CI",
                        "trade_type",
                        "BUY",
                        "before",
                        "600",
                        "after",
                        "690",
                        "percent",
                        "15")),
                data.getList("markets"));
        assertEquals(1, data.getList("corridors").size());
        assertEquals("GHS", data.getString("corridors[0].to_currency"));
        assertEquals("0.0173", data.getString("corridors[0].after"));
    }

    @Test
    void a_webhook_gets_only_the_kinds_and_the_severity_that_it_asked_for() {
        String id = create(receiver.url("/moves"), ALERTS + ",\"kinds\":[\"variation\",\"held_back\"]");
        create(receiver.url("/urgent"), ALERTS + ",\"min_severity\":\"critical\"");
        create(receiver.url("/warned"), ALERTS + ",\"min_severity\":\"warning\"");
        demo().get(path(id))
                .then()
                .body("kinds", equalTo(List.of("variation", "held_back")))
                .body("$", not(hasKey("min_severity")));

        publish(alert("K-1", "fallback", Instant.now()));
        publish(alert("K-2", "variation", Instant.now()));

        await(() -> ids("/moves").equals(List.of("K-2")) && ids("/warned").equals(List.of("K-1", "K-2")));
        assertEquals(List.of(), ids("/urgent"));
    }

    @Test
    void alerts_that_the_channel_lost_are_sent_once_however_many_and_old_ones_are_no_news() {
        create(receiver.url("/caught"), ALERTS);
        // More than the engine answers at once, which it stored after the webhook was made.
        Instant now = Instant.now().plusSeconds(1);
        stores("B-0", now.minusSeconds(90_000));
        List<String> lost = IntStream.range(0, 3 * PAGE)
                .mapToObj(i -> stores(String.format("C-%03d", i), now.plusMillis(i)))
                .toList();
        catchUp();
        await(() -> receiver.at("/caught").size() >= lost.size());

        stores("C-late", now.plusSeconds(1));
        catchUp();

        await(() -> ids("/caught").contains("C-late"));
        assertEquals(lost, ids("/caught").subList(0, lost.size()));
        assertEquals(lost.size() + 1, receiver.at("/caught").size());
    }

    @Test
    void an_engine_whose_clock_is_behind_makes_no_alert_older_than_the_webhook_that_waits_for_it() {
        create(receiver.url("/behind"), ALERTS);

        publish(alert("H-1", "variation", Instant.now().minusSeconds(90)));

        await(() -> ids("/behind").equals(List.of("H-1")));
    }

    private void catchUp() {
        alerts.catchUp().await().atMost(PATIENCE);
    }

    private void publish(Alert alert) {
        redis.pubsub(String.class).publish(RedisKeys.ALERTS_CHANNEL, MarketJson.write(alert));
    }

    private static Alert alert(String id, String kind, Instant raisedAt) {
        return new Alert(
                id,
                new AlertSubject(kind, "warning", "XOF up", "XOF:CI:BUY"),
                "something happened",
                List.of(
                        new AlertChange(
                                "XOF:CI:BUY", new BigDecimal("600"), new BigDecimal("690"), FIFTEEN, "it moved"),
                        new AlertChange(
                                "XOF:CI:GHS:-", new BigDecimal("0.02"), new BigDecimal("0.0173"), null, "so did"),
                        new AlertChange("binance", null, null, null, "it is no market")),
                true,
                raisedAt,
                null,
                null);
    }

    private synchronized String stores(String id, Instant at) {
        stored.add(Map.of("stored_at", at, "alert", alert(id, "variation", at.minusSeconds(90))));
        return id;
    }

    /** Pages as the engine does: after this instant and, within it, this id. */
    private synchronized String page(Map<String, String> query) {
        Instant since = Instant.parse(query.get("since"));
        String after = query.getOrDefault("after", "");
        List<Map<String, Object>> found = stored.stream()
                .filter(one -> {
                    int later = ((Instant) one.get("stored_at")).compareTo(since);
                    String id = ((Alert) one.get("alert")).id();
                    return later > 0 || (later == 0 && id.compareTo(after) > 0);
                })
                .limit(PAGE)
                .toList();
        return MarketJson.write(Map.of("alerts", found, "more", found.size() == PAGE));
    }

    private List<String> ids(String path) {
        return receiver.at(path).stream().map(message -> message.at("/data/id")).toList();
    }

    private static void await(Callable<Boolean> condition) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(condition);
    }
}
