package io.usdtaggregator.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.UnavailableReason;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks from outside, with a receiver on this machine. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WebhooksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final Market ML = Market.in("XOF", "ML", TradeType.SELL);
    private static final String WATCH_ML =
            "\"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"SELL\",\"country\":\"ML\"";
    private static final String ALERTS = "\"event\":\"alert.raised\"";

    @Inject
    Seed seed;

    @Inject
    RedisDataSource redis;

    @Inject
    Dispatcher dispatcher;

    @Inject
    DeliveryQueue queue;

    @Inject
    DeliveryLog log;

    @Inject
    Sender sender;

    @Inject
    ActiveAccounts accounts;

    @Inject
    Tables tables;

    @Inject
    WebhookStore store;

    @Inject
    WebhookConfig config;

    @Inject
    MeterRegistry meters;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void start() {
        seed.all();
        await(() -> demo().get("/api/v1/currencies").statusCode() == 200);
        await(() -> tables.run("DELETE FROM gateway.webhook").await().atMost(PATIENCE) != null);
        dispatcher.start();
    }

    @AfterEach
    void end() {
        tables.run("DELETE FROM gateway.webhook").await().atMost(PATIENCE);
        receiver.close();
        dispatcher.start();
    }

    @Test
    void its_secret_is_shown_once_and_others_do_not_find_it() {
        Map<String, Object> created = create("/a", ALERTS);
        String id = created.get("id").toString();

        assertTrue(created.get("secret").toString().startsWith("whsec_"));
        demo().get(WEBHOOKS + "/" + id).then().statusCode(200).body("secret", nullValue());
        demo().get(WEBHOOKS)
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("webhooks[0].id", equalTo(id))
                .body("webhooks[0].secret", nullValue());
        boss().get(WEBHOOKS).then().body("count", equalTo(0)).body("webhooks", empty());
        boss().get(WEBHOOKS + "/" + id).then().statusCode(404);
        boss().get(WEBHOOKS + "/" + id + "/deliveries").then().statusCode(404);
        boss().post(WEBHOOKS + "/" + id + "/test").then().statusCode(404);
        boss().post(WEBHOOKS + "/" + id + "/deliveries/1/replay").then().statusCode(404);
        boss().delete(WEBHOOKS + "/" + id).then().statusCode(404);
        demo().delete(WEBHOOKS + "/" + id).then().statusCode(204);
        demo().get(WEBHOOKS + "/" + id).then().statusCode(404);
    }

    @Test
    void who_holds_the_newest_list_or_log_is_told_so_until_something_is_delivered() {
        String id = create("/held", ALERTS).get("id").toString();
        String log = WEBHOOKS + "/" + id + "/deliveries";
        for (String path : List.of(WEBHOOKS, WEBHOOKS + "/" + id, log)) {
            assertEquals(304, holding(path, tag(path)), path);
        }
        String before = tag(log);
        test(id, 1);
        await(() -> receiver.at("/held").size() == 1);
        assertEquals(200, holding(log, before));
    }

    private static String tag(String path) {
        return demo().get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, max-age=0")
                .extract()
                .header("ETag");
    }

    private static int holding(String path, String tag) {
        return demo().header("If-None-Match", tag).get(path).statusCode();
    }

    @Test
    void a_change_from_the_threshold_on_is_sent_signed() throws Exception {
        publish(ML, "600");
        String secret = create("/rates", WATCH_ML + ",\"deviation_pct\":\"1\"")
                .get("secret")
                .toString();
        await(() -> receiver.at("/rates").size() == 1);
        publish(ML, "605");
        publish(ML, "606.5");
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
        assertEquals("application/json", second.contentType());
        assertEquals(expectedSignature(secret, second), second.signature());
        assertTrue(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(second.timestamp())) < 60);
    }

    @Test
    void a_corridor_is_watched_too_and_a_lost_rate_is_told() {
        PricedRate buy = rate(Market.zone("XAF", TradeType.BUY), "600");
        PricedRate sell = rate(Market.zone("GHS", TradeType.SELL), "12");
        seed.publish(List.of(), List.of(Seed.cross(buy, sell, null)));
        create(
                "/cross",
                "\"event\":\"rate.changed\",\"from_currency\":\"XAF\",\"to_currency\":\"GHS\",\"deviation_pct\":0");
        publish(ML, "610");
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
        publish(ML, "600");
        create("/beat", WATCH_ML + ",\"heartbeat_seconds\":1");

        await(() -> receiver.at("/beat").size() >= 3);
        assertEquals("heartbeat", receiver.at("/beat").get(2).at("/data/cause"));
    }

    @Test
    void a_failed_one_is_retried_and_the_others_keep_their_order_behind_it() {
        String id = create("/order", ALERTS).get("id").toString();
        receiver.answer("/order", 500, 503);
        List<String> messages = test(id, 3);

        await(() -> receiver.at("/order").size() == 5);
        assertEquals(
                List.of(messages.get(0), messages.get(0), messages.get(0), messages.get(1), messages.get(2)),
                receiver.ids("/order"));
        await(() -> statuses(id).equals(List.of("DELIVERED", "DELIVERED", "DELIVERED")));
        deliveries(id)
                .body("deliveries[2].attempt_count", equalTo(3))
                .body("deliveries[2].attempts.status", equalTo(List.of(500, 503, 204)))
                .body("deliveries[2].attempts[0].error", notNullValue())
                .body("deliveries[2].attempts[2].error", nullValue())
                .body("deliveries[2].finished_at", notNullValue());
    }

    @Test
    void a_finished_one_is_replayed_with_its_own_id_and_a_pending_one_is_tried_now() {
        String id = create("/again", ALERTS).get("id").toString();
        String message = test(id, 1).get(0);
        await(() -> statuses(id).equals(List.of("DELIVERED")));
        demo().post(WEBHOOKS + "/" + id + "/deliveries/1/replay")
                .then()
                .statusCode(202)
                .body("n", equalTo(2))
                .body("replay_of", equalTo(1))
                .body("message_id", equalTo(message));
        await(() -> receiver.ids("/again").equals(List.of(message, message)));
        assertEquals(
                receiver.at("/again").get(0).body(),
                receiver.at("/again").get(1).body());

        dispatcher.close();
        test(id, 1);
        postpone(id);
        dispatcher.start();
        demo().post(WEBHOOKS + "/" + id + "/deliveries/3/replay")
                .then()
                .statusCode(202)
                .body("n", equalTo(3));
        await(() -> receiver.at("/again").size() == 3);
        demo().post(WEBHOOKS + "/" + id + "/deliveries/99/replay").then().statusCode(404);
        demo().post(WEBHOOKS + "/" + id + "/deliveries/x/replay").then().statusCode(404);
    }

    @Test
    void an_alert_is_sent_once_though_it_is_heard_of_twice_and_internal_ones_go_to_operators_only() {
        create("/alerts", ALERTS);
        given().spec(boss())
                .contentType(ContentType.JSON)
                .body(body("/boss", ALERTS))
                .post(WEBHOOKS)
                .then()
                .statusCode(201);
        raise("A-1", "held_back");
        raise("A-1", "held_back");
        redis.pubsub(String.class).publish(RedisKeys.ALERTS_CHANNEL, "no alert");
        raise("A-2", "poison_message");
        raise("A-3", "variation");

        await(() -> receiver.at("/alerts").size() == 2 && receiver.at("/boss").size() == 3);
        assertEquals(List.of("A-1", "A-3"), alertIds("/alerts"));
        assertEquals(List.of("A-1", "A-2", "A-3"), alertIds("/boss"));
        assertEquals("alert.raised", receiver.at("/alerts").get(0).at("/type"));
    }

    @Test
    void two_dispatchers_deliver_everything_once_and_in_order() {
        Dispatcher other = new Dispatcher(queue, sender, new Recorder(queue), accounts, config, meters);
        List<String> ids = IntStream.range(0, 8)
                .mapToObj(i -> create("/w" + i, ALERTS).get("id").toString())
                .toList();
        try {
            other.start();
            List<List<String>> sent = ids.stream().map(id -> add(id, 12)).toList();

            await(() ->
                    IntStream.range(0, 8).allMatch(i -> receiver.at("/w" + i).size() >= 12));
            for (int i = 0; i < 8; i++) {
                assertEquals(sent.get(i), receiver.ids("/w" + i));
            }
            await(() -> ids.stream().allMatch(id -> statuses(id).stream().allMatch("DELIVERED"::equals)));
        } finally {
            other.close();
        }
    }

    @Test
    void what_a_dead_dispatcher_had_claimed_is_delivered_and_it_can_record_nothing_any_more() {
        dispatcher.close();
        String id = create("/dead", ALERTS).get("id").toString();
        List<String> messages = add(id, 2);
        Due claimed = queue.claim(5).await().atMost(PATIENCE).get(0);
        assertTrue(queue.claim(5).await().atMost(PATIENCE).isEmpty());

        dispatcher.start();

        await(() -> receiver.ids("/dead").equals(messages));
        await(() -> statuses(id).equals(List.of("DELIVERED", "DELIVERED")));
        Attempt late = new Attempt(Instant.now(), 1, 500, "too late");
        assertFalse(queue.record(claimed, late).await().atMost(PATIENCE));
        assertEquals(List.of("DELIVERED", "DELIVERED"), statuses(id));
    }

    @Test
    void what_was_queued_while_nobody_delivered_is_delivered_after_the_restart() {
        publish(ML, "600");
        String id = create("/restart", WATCH_ML + ",\"deviation_pct\":\"0\"")
                .get("id")
                .toString();
        await(() -> receiver.at("/restart").size() == 1);
        dispatcher.close();
        publish(ML, "601");
        await(() -> statuses(id).contains("PENDING"));
        List<String> more = test(id, 1);
        assertEquals(1, receiver.at("/restart").size());

        dispatcher.start();

        await(() -> receiver.at("/restart").size() == 3);
        assertEquals("601", receiver.at("/restart").get(1).at("/data/rate/rate"));
        assertEquals(more.get(0), receiver.at("/restart").get(2).id());
    }

    @Test
    void after_a_day_it_is_given_up_and_the_next_one_has_its_turn() {
        dispatcher.close();
        String id = create("/old", ALERTS).get("id").toString();
        List<String> messages = test(id, 2);
        tables.run(
                        "UPDATE gateway.webhook_delivery SET created_at = now() - interval '25 hours'"
                                + " WHERE webhook_id = $1 AND number = 1",
                        UUID.fromString(id))
                .await()
                .atMost(PATIENCE);
        receiver.answer("/old", 500);

        dispatcher.start();

        await(() -> receiver.ids("/old").equals(messages));
        await(() -> statuses(id).equals(List.of("DELIVERED", "FAILED")));
    }

    @Test
    void a_redirect_a_silent_and_an_endless_answer_are_bounded() {
        String moved = create("/moved", ALERTS).get("id").toString();
        String silent = create("/silent", ALERTS).get("id").toString();
        String endless = create("/endless", ALERTS).get("id").toString();
        receiver.answer("/moved", 302, 200);
        List.of(moved, silent, endless).forEach(id -> test(id, 1));

        await(() -> statuses(moved).equals(List.of("DELIVERED"))
                && statuses(endless).equals(List.of("DELIVERED")));
        assertTrue(receiver.at("/elsewhere").isEmpty());
        assertEquals(2, receiver.at("/moved").size());
        await(() ->
                demo().get(WEBHOOKS + "/" + silent + "/deliveries").jsonPath().getInt("deliveries[0].attempt_count")
                        > 0);
        deliveries(silent).body("deliveries[0].attempts[0].error", equalTo("The target did not answer within 2 s"));
    }

    @Test
    void a_target_that_answers_410_disables_its_webhook_and_one_that_asks_for_time_gets_it() {
        String gone = create("/gone", ALERTS).get("id").toString();
        String busy = create("/busy", ALERTS).get("id").toString();
        receiver.answer("/gone", 410);
        receiver.answer("/busy", 503);
        receiver.retryAfter("/busy", "1");
        test(gone, 1);
        test(busy, 1);

        await(() -> statuses(gone).equals(List.of("FAILED")));
        demo().get(WEBHOOKS + "/" + gone).then().body("disabled_at", notNullValue());
        demo().post(WEBHOOKS + "/" + gone + "/test").then().statusCode(422).body("code", equalTo("webhook_disabled"));
        demo().post(WEBHOOKS + "/" + gone + "/deliveries/1/replay").then().statusCode(422);
        await(() -> statuses(busy).equals(List.of("DELIVERED")));
        demo().get(WEBHOOKS + "/" + busy).then().body("disabled_at", nullValue());
        List<String> at = deliveries(busy).extract().jsonPath().getList("deliveries[0].attempts.at");
        Duration waited = Duration.between(Instant.parse(at.get(0)), Instant.parse(at.get(1)));
        assertTrue(waited.toMillis() >= 900, waited.toString());
    }

    @Test
    void a_replaced_secret_signs_beside_the_new_one_for_a_while_and_then_no_more() throws Exception {
        Map<String, Object> created = create("/rotated", ALERTS);
        String id = created.get("id").toString();
        String old = created.get("secret").toString();
        boss().post(WEBHOOKS + "/" + id + "/secret").then().statusCode(404);
        io.restassured.path.json.JsonPath replaced = demo().post(WEBHOOKS + "/" + id + "/secret")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
        String fresh = replaced.getString("secret");
        Duration overlap = Duration.between(Instant.now(), Instant.parse(replaced.getString("previous_valid_until")));
        assertTrue(overlap.toHours() >= 23 && overlap.toHours() <= 24, overlap.toString());

        test(id, 1);
        await(() -> receiver.at("/rotated").size() == 1);
        Receiver.Message both = receiver.at("/rotated").get(0);
        assertEquals(expectedSignature(fresh, both) + " " + expectedSignature(old, both), both.signature());

        tables.run("UPDATE gateway.webhook SET old_secret_until = now() WHERE id = $1", UUID.fromString(id))
                .await()
                .atMost(PATIENCE);
        test(id, 1);
        await(() -> receiver.at("/rotated").size() == 2);
        Receiver.Message one = receiver.at("/rotated").get(1);
        assertEquals(expectedSignature(fresh, one), one.signature());
        store.forgetOldSecrets().await().atMost(PATIENCE);
        assertEquals(
                0L,
                tables.run("SELECT count(old_secret) FROM gateway.webhook WHERE id = $1", UUID.fromString(id))
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getLong(0));
    }

    @Test
    void a_webhook_deleted_in_mid_delivery_holds_nobody_up() {
        String id = create("/held", ALERTS).get("id").toString();
        String other = create("/others", ALERTS).get("id").toString();
        test(id, 1);
        await(() -> receiver.at("/held").size() == 1);

        demo().delete(WEBHOOKS + "/" + id).then().statusCode(204);
        receiver.answerHeld();
        test(other, 1);

        await(() -> statuses(other).equals(List.of("DELIVERED")));
        await(() -> !dispatcher.isUnderWay());
        demo().get(WEBHOOKS + "/" + id + "/deliveries").then().statusCode(404);
    }

    @Test
    void nothing_is_sent_for_an_account_that_staff_ended() {
        String id = create("/ended", ALERTS).get("id").toString();
        seed.access(false, true);
        await(() -> !accounts.has("a-demo"));
        add(id, 1);

        await(() -> status(id, 1).equals("FAILED"));
        assertTrue(receiver.at("/ended").isEmpty());
    }

    @Test
    void its_owner_may_not_fill_a_queue_that_stands() {
        dispatcher.close();
        String id = create("/full", ALERTS).get("id").toString();
        add(id, 100);

        demo().post(WEBHOOKS + "/" + id + "/test").then().statusCode(422).body("code", equalTo("too_many_pending"));
        demo().get(WEBHOOKS + "/" + id + "/deliveries?page=2&page_size=60")
                .then()
                .body("count", equalTo(100))
                .body("deliveries", hasSize(40))
                .body("deliveries[0].n", equalTo(40));
    }

    @Test
    void an_account_may_have_fifty() {
        IntStream.range(0, 50).forEach(i -> create("/many", ALERTS));

        given().spec(demo())
                .contentType(ContentType.JSON)
                .body(body("/many", ALERTS))
                .post(WEBHOOKS)
                .then()
                .statusCode(422)
                .body("code", equalTo("too_many_webhooks"));
        demo().get(WEBHOOKS + "?page=3&page_size=20")
                .then()
                .body("count", equalTo(50))
                .body("webhooks", hasSize(10));
        demo().get(WEBHOOKS)
                .then()
                .body("webhooks", hasSize(20))
                .body("page", equalTo(1))
                .body("page_size", equalTo(20));
        demo().get(WEBHOOKS + "?page_size=100").then().body("webhooks", hasSize(50));
        String deliveries = WEBHOOKS + "/" + demo().get(WEBHOOKS).path("webhooks[0].id") + "/deliveries";
        for (String list : List.of(WEBHOOKS, deliveries)) {
            for (String wrong : List.of("page=0", "page_size=101", "page_size=0")) {
                demo().get(list + "?" + wrong)
                        .then()
                        .statusCode(400)
                        .body("errors[0].field", equalTo(wrong.split("=")[0]));
            }
        }
        demo().get(deliveries).then().body("page", equalTo(1)).body("page_size", equalTo(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://10.0.0.1/ | \"event\":\"alert.raised\" | url | not_public",
                "https://169.254.169.254/latest | \"event\":\"alert.raised\" | url | not_public",
                "http://93.184.216.34/ | \"event\":\"alert.raised\" | url | not_public",
                "ftp://127.0.0.1/ | \"event\":\"alert.raised\" | url | not_https",
                "nothing | \"event\":\"alert.raised\" | url | not_https",
                "http://127.0.0.1:1/ | \"event\":\"rate.moved\" | event | not_allowed",
                "http://127.0.0.1:1/ | \"country\":\"CI\" | event | required",
                "http://127.0.0.1:1/ | \"event\":\"alert.raised\",\"fiat\":\"XOF\" | fiat | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"alert.raised\",\"heartbeat_seconds\":60 | heartbeat_seconds | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"deviation_pct\":1 | fiat | required",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\" | deviation_pct | required",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"deviation_pct\":-1 | deviation_pct | malformed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"deviation_pct\":\"1001\" | deviation_pct | malformed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"deviation_pct\":true | deviation_pct | malformed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"heartbeat_seconds\":86401 | heartbeat_seconds | malformed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"heartbeat_seconds\":1.5 | heartbeat_seconds | malformed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XYZ\",\"trade_type\":\"BUY\",\"deviation_pct\":1 | fiat | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"HOLD\",\"deviation_pct\":1 | trade_type | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"country\":\"GH\",\"deviation_pct\":1 | country | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"fiat\":\"XOF\",\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"deviation_pct\":1 | fiat | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"from_currency\":\"XOF\",\"deviation_pct\":1 | to_currency | required",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"country_from\":\"GH\",\"deviation_pct\":1 | country_from | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"country_to\":\"CI\",\"deviation_pct\":1 | country_to | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"rate.changed\",\"from_currency\":\"XOF\",\"to_currency\":\"XOF\",\"deviation_pct\":1 | to_currency | not_allowed",
                "http://127.0.0.1:1/ | \"event\":\"alert.raised\",\"secret\":\"mine\" | secret | unknown_field",
            })
    void what_is_not_right_is_refused_with_its_field_named(String url, String fields, String field, String code) {
        given().spec(demo())
                .contentType(ContentType.JSON)
                .body("{\"url\":\"" + url + "\"," + fields + "}")
                .post(WEBHOOKS)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field))
                .body("errors.code", hasItem(code));
    }

    private Map<String, Object> create(String path, String fields) {
        return given().spec(demo())
                .contentType(ContentType.JSON)
                .body(body(path, fields))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private String body(String path, String fields) {
        return "{\"url\":\"" + receiver.url(path) + "\"," + fields + "}";
    }

    /** The ids of so many messages that say that they are tests. */
    private static List<String> test(String id, int times) {
        return times(times, i -> demo().post(WEBHOOKS + "/" + id + "/test")
                .then()
                .statusCode(202)
                .body("event", equalTo("webhook.test"))
                .extract()
                .path("message_id"));
    }

    private List<String> add(String id, int times) {
        return times(times, i -> log.add(UUID.fromString(id), Event.of(Webhook.TEST, Instant.now(), Map.of("i", i)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .messageId());
    }

    private static List<String> times(int times, Function<Integer, String> one) {
        return IntStream.range(0, times).boxed().map(one).toList();
    }

    private void postpone(String id) {
        tables.run(
                        "UPDATE gateway.webhook_delivery SET next_attempt_at = now() + interval '1 hour'"
                                + " WHERE webhook_id = $1 AND status = 'PENDING'",
                        UUID.fromString(id))
                .chain(done -> tables.run(
                        "UPDATE gateway.webhook SET due_at = now() + interval '1 hour' WHERE id = $1",
                        UUID.fromString(id)))
                .await()
                .atMost(PATIENCE);
    }

    private void publish(Market market, String price) {
        seed.publish(List.of(rate(market, price)), List.of());
    }

    private static PricedRate rate(Market market, String price) {
        return Seed.rate(market, Instant.now(), null, anOffer().at(price).build());
    }

    private void raise(String id, String kind) {
        RaisedAlert alert = new RaisedAlert(id, kind, "XOF:CI:BUY", "something happened", Instant.now());
        redis.pubsub(String.class).publish(RedisKeys.ALERTS_CHANNEL, MarketJson.write(alert));
    }

    private List<String> alertIds(String path) {
        return receiver.at(path).stream().map(message -> message.at("/data/id")).toList();
    }

    private String status(String id, long number) {
        return tables.run(
                        "SELECT status FROM gateway.webhook_delivery WHERE webhook_id = $1 AND number = $2",
                        UUID.fromString(id),
                        number)
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getString(0);
    }

    /** Newest first. */
    private static List<String> statuses(String id) {
        return deliveries(id).extract().jsonPath().getList("deliveries.status");
    }

    private static io.restassured.response.ValidatableResponse deliveries(String id) {
        return demo().get(WEBHOOKS + "/" + id + "/deliveries").then().statusCode(200);
    }

    private static String expectedSignature(String secret, Receiver.Message message) throws Exception {
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = message.id() + "." + message.timestamp() + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(hmac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static RequestSpecification demo() {
        return given().header("X-API-Key", Seed.KEY.text());
    }

    private static RequestSpecification boss() {
        return given().header("X-API-Key", Seed.OPERATOR_KEY.text());
    }

    private static void await(Callable<Boolean> condition) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(condition);
    }
}
