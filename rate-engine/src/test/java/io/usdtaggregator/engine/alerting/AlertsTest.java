package io.usdtaggregator.engine.alerting;

import static io.usdtaggregator.model.settings.SettingsBuilder.fixed;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertPage;
import io.usdtaggregator.base.internal.alerts.StoredAlert;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.alerting.Concern.Kind;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.ReadRecord;
import io.usdtaggregator.model.market.ReadStatus;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(MailServer.class)
class AlertsTest {
    /** The engine remembers books beyond a loss of Redis, so that each test has places of their own. */
    private static final Place CAMEROON = new Place("XAF", "CM");

    private static final Market BENIN = new Place("XOF", "BJ").buy();
    private static final Market BURKINA = new Place("XOF", "BF").buy();
    private static final Market MALI = new Place("XOF", "ML").buy();
    private static final Place SENEGAL = new Place("XOF", "SN");
    private static final Place TOGO = new Place("XOF", "TG");
    private static final Market BUY = new Place("XOF", "NE").buy();
    private static final Market GHS_SELL = new Place("GHS", "GH").sell();
    private static final String CORRIDOR = "XOF:NE:GHS:GH";

    @Inject
    LiveEngine engine;

    @Inject
    AlertDesk desk;

    @Inject
    AlertStore store;

    @Inject
    RedisCommands redis;

    @Inject
    AlertMail mail;

    @BeforeEach
    void aFreshRedis() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
    }

    @Test
    void a_rate_that_moves_beyond_the_threshold_says_from_where_to_where_and_why() {
        Instant first = Instant.now().minusSeconds(30);
        engine.publish("binance", BUY, first, "600");
        engine.publish("binance", GHS_SELL, first, "12.3");
        engine.awaitCross(CORRIDOR, "0.0205");

        engine.publish("binance", BUY, first.plusSeconds(10), "690");

        assertEquals(
                "rate moved from 600 to 690: raw rate 600 -> 690 (+15.00 %) on binance",
                engine.awaitAlert("variation", BUY.key()));
        String corridor = engine.awaitAlert("variation", CORRIDOR);
        assertTrue(corridor.startsWith("cross rate moved from 0.0205 to 0.0178"), corridor);
        assertTrue(corridor.contains("BUY leg XOF:NE:BUY 600 -> 690 (+15.00 %) on binance"), corridor);
    }

    @Test
    void a_rule_that_moves_a_rate_is_named_as_the_cause() {
        engine.publish("binance", BENIN, Instant.now(), "600");
        engine.awaitRate(BENIN, "600");

        engine.set(settings()
                .withoutOutlierCut()
                .rule(percent("mine", "XOF", null, null, "20", Direction.MARKUP))
                .build());

        assertEquals(
                "rate moved from 600 to 720: rule none -> mine (MARKUP 20 PERCENT)",
                engine.awaitAlert("variation", BENIN.key()));
    }

    @Test
    void a_small_move_is_no_alert() {
        Instant first = Instant.now().minusSeconds(30);
        engine.publish("binance", BURKINA, first, "600");
        engine.awaitRate(BURKINA, "600");

        engine.publish("binance", BURKINA, first.plusSeconds(10), "660");

        engine.awaitRate(BURKINA, "660");
        assertEquals(List.of(), engine.alerts("variation", BURKINA.key()));
    }

    @Test
    void a_fallback_and_a_thin_book_are_told() {
        engine.publish("bybit", CAMEROON.buy(), Instant.now(), "600");

        assertTrue(engine.awaitAlert("fallback", CAMEROON.buy().key()).startsWith("bybit serves: "));
        assertEquals(
                "only 1 eligible offers",
                engine.awaitAlert("thin_book", CAMEROON.buy().key()));
    }

    @Test
    void a_book_whose_sides_look_swapped_is_told() {
        engine.publishFlagged(BookFlag.SIDE_SUSPECT, "binance", SENEGAL.buy(), Instant.now(), "600", "601", "602");

        assertEquals("BUY prices lie below SELL prices", engine.awaitAlert("side_suspect", "binance:" + SENEGAL.key()));
    }

    @Test
    void a_suspect_book_that_does_not_serve_is_told_too() {
        Instant now = Instant.now();
        engine.publish("binance", SENEGAL.buy(), now, "600", "601", "602");
        engine.publishFlagged(BookFlag.SIDE_SUSPECT, "bybit", SENEGAL.sell(), now, "600", "601", "602");

        engine.awaitAlert("side_suspect", "bybit:" + SENEGAL.key());
    }

    @Test
    void an_alert_that_cannot_be_raised_fails_nobody() {
        RedisCommands refusing = new RedisCommands(null, () -> Duration.ofSeconds(1), new SimpleMeterRegistry()) {
            @Override
            public io.smallrye.mutiny.Uni<io.vertx.mutiny.redis.client.Response> run(
                    String command, String... arguments) {
                return io.smallrye.mutiny.Uni.createFrom().failure(new IllegalStateException("READONLY"));
            }
        };

        new AlertDesk(refusing, store, mail)
                .raise(settings().build(), List.of(new Concern(Kind.FALLBACK, "XOF:-:BUY", "refused")))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    @Test
    void a_cooldown_longer_than_redis_can_hold_raises_its_alert_and_hinders_no_rate() {
        engine.set(settings()
                .withoutOutlierCut()
                .alerts(new Settings.Alerts(
                        new BigDecimal("10"), new BigDecimal("50"), Duration.ofSeconds(Long.MAX_VALUE)))
                .build());
        Instant first = Instant.now().minusSeconds(30);
        engine.publish("binance", MALI, first, "600");
        engine.awaitRate(MALI, "600");

        engine.publish("binance", MALI, first.plusSeconds(10), "690");

        engine.awaitRate(MALI, "690");
        engine.awaitAlert("variation", MALI.key());
    }

    @Test
    void a_rule_that_would_leave_nothing_is_skipped_and_told() {
        engine.set(settings()
                .withoutOutlierCut()
                .rule(fixed("r", "XOF", null, null, "700", Direction.MARKDOWN))
                .build());

        engine.publish("binance", TOGO.buy(), Instant.now(), "600");

        assertEquals(
                "the rule would have made 600 zero or less",
                engine.awaitAlert("rule_skipped", TOGO.buy().key()));
        engine.awaitRate(TOGO.buy(), "600");
    }

    @Test
    void a_platform_that_fails_longer_than_stale_after_is_told() {
        Instant long_ago = Instant.now().minus(Duration.ofMinutes(30));
        ReadRecord failing = new ReadRecord(
                BUY,
                Instant.now(),
                ReadStatus.REFUSED,
                null,
                long_ago,
                new ReadRecord.Failure(Instant.now(), ReadStatus.REFUSED, "403 without a reason", 12));
        engine.redis().hash(String.class).hset(RedisKeys.reads("binance"), BUY.key(), MarketJson.write(failing));

        String told = engine.awaitAlert("platform_failed", "binance");

        assertTrue(told.contains("since " + long_ago) && told.contains("403 without a reason"), told);
    }

    @Test
    void an_entry_that_cannot_be_read_is_told() {
        engine.announce("nonsense", 1);

        String told = engine.awaitAlert("poison_message", RedisKeys.OFFERS_STREAM);

        assertTrue(told.contains("set aside"), told);
    }

    @Test
    void of_two_engines_that_see_the_same_one_tells_until_the_cooldown_is_over() {
        Settings quick = settings()
                .alerts(new Settings.Alerts(new BigDecimal("10"), new BigDecimal("50"), Duration.ofSeconds(6)))
                .build();
        AlertDesk other = new AlertDesk(redis, store, mail);
        List<Concern> concerns = List.of(new Concern(Kind.VARIATION, "XOF:-:BUY", "moved"));

        for (int round = 0; round < 5; round++) {
            desk.raise(quick, concerns).await().atMost(Duration.ofSeconds(5));
            other.raise(quick, concerns).await().atMost(Duration.ofSeconds(5));
        }
        other.raise(quick, List.of(new Concern(Kind.FALLBACK, "XOF:-:BUY", "another kind")))
                .await()
                .atMost(Duration.ofSeconds(5));

        assertEquals(List.of("moved"), engine.alerts("variation", "XOF:-:BUY"));
        assertEquals(1, engine.alerts("fallback", "XOF:-:BUY").size());
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            other.raise(quick, concerns).await().atMost(Duration.ofSeconds(5));
            return engine.alerts("variation", "XOF:-:BUY").size() == 2;
        });
    }

    @Test
    void an_alert_is_published_for_the_webhooks_as_it_is_stored() {
        List<String> heard = new CopyOnWriteArrayList<>();
        engine.redis().pubsub(String.class).subscribe(RedisKeys.ALERTS_CHANNEL, heard::add);

        raise("webhook");

        await().atMost(Duration.ofSeconds(10)).until(() -> heard.stream().anyMatch(json -> json.contains("webhook")));
        Alert alert = MarketJson.read(heard.get(0), Alert.class);
        assertEquals("premium", alert.kind());
        assertEquals("webhook", alert.key());
    }

    @Test
    void staff_acknowledge_an_alert_once_with_their_name() {
        raise("acknowledged");
        String id = RestAssured.given()
                .header("X-Service-Token", "the-services-secret")
                .get("/internal/alerts")
                .path("alerts.find { it.key == 'acknowledged' }.id");

        acknowledge(id, "ama");
        acknowledge(id, "kofi");

        RestAssured.given()
                .header("X-Service-Token", "the-services-secret")
                .get("/internal/alerts")
                .then()
                .statusCode(200)
                .body("alerts.find { it.key == 'acknowledged' }.acknowledged_by", org.hamcrest.Matchers.equalTo("ama"))
                .body("alerts.find { it.key == 'acknowledged' }.acknowledged_at", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void who_pages_through_alerts_as_they_were_stored_misses_none_however_many_and_however_late() {
        Instant start = stored(Instant.EPOCH, "").stream()
                .map(StoredAlert::storedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        List<String> raised = IntStream.range(0, 450)
                .mapToObj(i -> keep("P-" + i, Instant.now().minus(Duration.ofHours(i % 5))))
                .toList();

        List<StoredAlert> read = stored(start, "");

        List<String> ids = read.stream().map(one -> one.alert().id()).toList();
        assertEquals(raised, ids.stream().filter(raised::contains).toList());
        String late = keep("P-late", Instant.now().minus(Duration.ofHours(3)));
        StoredAlert last = read.get(read.size() - 1);
        assertTrue(stored(last.storedAt(), last.alert().id()).stream()
                .anyMatch(one -> one.alert().id().equals(late)));
    }

    private String keep(String id, Instant raisedAt) {
        store.keep(new Alert(id, "premium", "paged", "told by a test", raisedAt, null, null))
                .await()
                .atMost(Duration.ofSeconds(10));
        return id;
    }

    /** All of them, page by page. */
    private static List<StoredAlert> stored(Instant since, String after) {
        List<StoredAlert> all = new ArrayList<>();
        AlertPage page = new AlertPage(List.of(), true);
        while (page.more()) {
            Optional<StoredAlert> last = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
            page = MarketJson.read(
                    RestAssured.given()
                            .header("X-Service-Token", "the-services-secret")
                            .queryParam(
                                    "since",
                                    last.map(StoredAlert::storedAt)
                                            .orElse(since)
                                            .toString())
                            .queryParam(
                                    "after", last.map(one -> one.alert().id()).orElse(after))
                            .get("/internal/alerts/stored")
                            .asString(),
                    AlertPage.class);
            all.addAll(page.alerts());
        }
        return all;
    }

    @Test
    void everyone_named_gets_a_mail_that_says_what_happened() {
        raise("mailed");

        await().atMost(Duration.ofSeconds(20)).until(() -> mailsAbout("mailed") == 2);
    }

    @Test
    void a_dead_mail_server_delays_and_loses_no_alert_and_the_mail_comes_later() {
        MailServer.away();
        try {
            long before = System.nanoTime();
            raise("while-mail-is-away");
            assertEquals(1, engine.alerts("premium", "while-mail-is-away").size());
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 10);
        } finally {
            MailServer.back();
        }

        await().atMost(Duration.ofSeconds(90)).until(() -> mailsAbout("while-mail-is-away") == 2);
    }

    private static long mailsAbout(String key) {
        return Arrays.stream(MailServer.received())
                .filter(message -> {
                    try {
                        return message.getSubject().equals("[USDT rates] premium " + key)
                                && String.valueOf(message.getContent()).contains("told by a test")
                                && message.getFrom()[0].toString().equals("rates@example.org");
                    } catch (Exception unreadable) {
                        return false;
                    }
                })
                .count();
    }

    private void raise(String key) {
        desk.raise(engine.settings(), List.of(new Concern(Kind.PREMIUM, key, "told by a test")))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static void acknowledge(String id, String by) {
        RestAssured.given()
                .header("X-Service-Token", "the-services-secret")
                .contentType("application/json")
                .body("{\"by\":\"" + by + "\"}")
                .post("/internal/alerts/" + id + "/acknowledge")
                .then()
                .statusCode(200);
    }
}
