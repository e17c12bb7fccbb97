package io.usdtaggregator.engine.alerts;

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
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertPage;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.base.internal.alerts.StoredAlert;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.schedule.NextLook;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.settings.AlertSettings;
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

    private static final Market CENTRAL_AFRICA = new Place("XAF", "CF").buy();

    private static final Market BENIN = new Place("XOF", "BJ").buy();
    private static final Market BURKINA = new Place("XOF", "BF").buy();
    private static final Market MALI = new Place("XOF", "ML").buy();
    private static final Place SENEGAL = new Place("XOF", "SN");
    private static final Place TOGO = new Place("XOF", "TG");
    private static final Market BUY = new Place("XOF", "NE").buy();
    /** Of no market that there is, so that nothing else moves it. */
    private static final String A_KEY = "XOF:ZZ:BUY";

    /** Longer than four calls take, on a busy machine too. */
    private static final Duration UNTIL_ALL_ARE_TAKEN = Duration.ofSeconds(5);

    private static final Market GHS_SELL = new Place("GHS", "GH").sell();
    private static final String CORRIDOR = "XOF:NE:GHS:GH";

    @Inject
    LiveEngine engine;

    @Inject
    AlertService service;

    @Inject
    AlertSilence silence;

    @Inject
    AlertGroups groups;

    @Inject
    AlertStore store;

    @Inject
    RedisCommands redis;

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
    void what_staff_move_themselves_is_an_entry_under_their_settings_and_no_alert() {
        List<String> heard = new CopyOnWriteArrayList<>();
        engine.redis().pubsub(String.class).subscribe(RedisKeys.ALERTS_CHANNEL, heard::add);
        engine.publish("binance", BENIN, Instant.now(), "600");
        engine.awaitRate(BENIN, "600");

        engine.set(settings()
                .withoutOutlierCut()
                .rule(percent("mine", "XOF", null, null, "20", Direction.MARKUP))
                .build());

        engine.awaitRate(BENIN, "720");
        await().atMost(LiveEngine.PATIENCE).until(() -> engine.redis()
                .value(String.class)
                .get(RedisKeys.RATES_DONE)
                .equals(String.valueOf(engine.settings().version())));
        engine.awaitAlert("settings_change", BENIN.key());
        engine.awaitNoAlertWaits();
        assertEquals(List.of(), engine.alerts("variation"));
        assertEquals(List.of(), ofKind("settings_change", heard), "an entry for staff, and nothing is sent");
        Alert entry = engine.alerts("settings_change").get(0);
        assertEquals("settings " + engine.settings().version(), entry.cause());
        assertEquals(
                "rate moved from 600 to 720: rule none -> mine (MARKUP 20 PERCENT)",
                engine.alerts("settings_change", BENIN.key()).get(0));
        RestAssured.given()
                .header("X-Service-Token", "the-services-secret")
                .get("/internal/alerts/settings/" + engine.settings().version())
                .then()
                .body("alerts.id", org.hamcrest.Matchers.equalTo(List.of(entry.id())))
                .body("alerts[0].acknowledged_by", org.hamcrest.Matchers.equalTo(entry.cause()));
        RestAssured.given()
                .header("X-Service-Token", "the-services-secret")
                .get("/internal/alerts")
                .then()
                .body("alerts.kind", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasItem("settings_change")));
        assertTrue(stored(Instant.EPOCH, "").stream()
                .noneMatch(one -> one.alert().kind().equals("settings_change")));
    }

    @Test
    void a_small_move_is_no_alert() {
        Instant first = Instant.now().minusSeconds(30);
        engine.publish("binance", CENTRAL_AFRICA, first, "600");
        engine.awaitRate(CENTRAL_AFRICA, "600");

        engine.publish("binance", CENTRAL_AFRICA, first.plusSeconds(10), "660");

        engine.awaitRate(CENTRAL_AFRICA, "660");
        await().atMost(LiveEngine.PATIENCE).until(() -> engine.pending() == 0);
        engine.awaitNoAlertWaits();
        assertEquals(List.of(), engine.alerts("variation", CENTRAL_AFRICA.key()));
    }

    @Test
    void a_fallback_and_a_thin_book_are_told() {
        Instant first = Instant.now().minusSeconds(30);
        engine.publish("bybit", CAMEROON.buy(), first, "605");
        engine.publish("binance", CAMEROON.buy(), first, "600", "601", "602");
        engine.awaitRate(CAMEROON.buy(), "600");

        engine.publish("binance", CAMEROON.buy(), first.plusSeconds(10));

        assertTrue(engine.awaitAlert("fallback", CAMEROON.buy().key()).startsWith("bybit serves: "));
        assertEquals(
                "only 1 eligible offers",
                engine.awaitAlert("thin_book", CAMEROON.buy().key()));
    }

    @Test
    void a_book_whose_sides_look_swapped_is_told() {
        engine.publishFlagged(BookFlag.SIDE_SUSPECT, "binance", SENEGAL.buy(), Instant.now(), "600", "601", "602");

        assertTrue(engine.awaitAlert("side_suspect", "binance:" + SENEGAL.key())
                .startsWith("BUY prices lie below SELL prices; BUY offers hold "));
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

        new AlertService(new AlertSilence(refusing), groups, store)
                .raise(
                        settings().build(),
                        List.of(AlertCondition.of(AlertKind.FALLBACK, "binance", "XOF:-:BUY", "refused")))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    @Test
    void a_cooldown_longer_than_redis_can_hold_raises_its_alert_and_hinders_no_rate() {
        engine.set(settings()
                .withoutOutlierCut()
                .alerts(new AlertSettings(
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
        await().atMost(LiveEngine.PATIENCE).until(() -> {
            ageTakenEntries();
            return engine.pending() == 0;
        });

        String told = engine.awaitAlert("poison_message", RedisKeys.OFFERS_STREAM);

        assertTrue(told.contains("set aside"), told);
    }

    /** As if the engine had taken them long ago: it takes over again what was left lying for seconds. */
    private void ageTakenEntries() {
        engine.redis()
                .execute("XPENDING", RedisKeys.OFFERS_STREAM, "engine", "-", "+", "10")
                .forEach(taken -> engine.redis()
                        .execute(
                                "XCLAIM",
                                RedisKeys.OFFERS_STREAM,
                                "engine",
                                taken.get(1).toString(),
                                "0",
                                taken.get(0).toString(),
                                "IDLE",
                                "60000",
                                "JUSTID"));
    }

    @Test
    void of_two_engines_that_see_the_same_one_tells_until_the_cooldown_is_over() {
        Settings quick = cooldown(Duration.ofSeconds(6));
        AlertService other = new AlertService(new AlertSilence(redis), groups, store);
        List<AlertCondition> conditions =
                List.of(AlertCondition.of(AlertKind.RULE_SKIPPED, "XOF", "XOF:-:BUY", "skipped"));

        for (int round = 0; round < 5; round++) {
            take(service, quick, conditions);
            take(other, quick, conditions);
        }
        take(other, quick, List.of(AlertCondition.of(AlertKind.FALLBACK, "XOF", "XOF:-:BUY", "another kind")));

        engine.awaitAlert("fallback", "XOF:-:BUY");
        engine.awaitNoAlertWaits();
        assertEquals(List.of("skipped"), engine.alerts("rule_skipped", "XOF:-:BUY"));
        await().atMost(LiveEngine.PATIENCE).until(() -> {
            take(other, quick, conditions);
            return engine.alerts("rule_skipped", "XOF:-:BUY").size() == 2;
        });
    }

    @Test
    void a_key_that_moves_by_the_threshold_again_is_told_within_the_cooldown_and_one_that_wavers_is_not() {
        Settings slow = cooldown(Duration.ofHours(1));
        take(service, slow, List.of(moved(A_KEY, "600", "690")));
        take(service, slow, List.of(moved(A_KEY, "640", "710")));
        engine.awaitAlert("variation", A_KEY);
        engine.awaitNoAlertWaits();
        assertEquals(List.of(A_KEY + " moved to 690"), engine.alerts("variation", A_KEY));

        take(service, slow, List.of(moved(A_KEY, "690", "780")));

        await().atMost(LiveEngine.PATIENCE).until(() -> engine.alerts("variation", A_KEY)
                .equals(List.of(A_KEY + " moved to 690", A_KEY + " moved to 780")));
    }

    @Test
    void a_market_that_came_back_is_told_again_within_the_cooldown() {
        Instant first = Instant.now().minusSeconds(60);
        engine.publish("binance", BURKINA, first, "600");
        engine.awaitRate(BURKINA, "600");
        engine.publish("binance", BURKINA, first.plusSeconds(10), "663");
        engine.awaitAlert("variation", BURKINA.key());
        engine.publish("binance", BURKINA, first.plusSeconds(20), "605");
        engine.awaitRate(BURKINA, "605");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> engine.redis().value(String.class).get(RedisKeys.alertSilence("variation", BURKINA.key()))
                        == null);

        engine.publish("binance", BURKINA, first.plusSeconds(30), "671");

        await().atMost(LiveEngine.PATIENCE)
                .until(() -> engine.alerts("variation", BURKINA.key()).size() == 2);
    }

    /** Each engine of several takes a part. */
    @Test
    void all_markets_and_corridors_that_one_cause_moves_are_one_alert_with_a_list() {
        AlertGroups gathering = new AlertGroups(redis, UNTIL_ALL_ARE_TAKEN, new NextLook());
        AlertService one = new AlertService(new AlertSilence(redis), gathering, store);
        AlertService other = new AlertService(new AlertSilence(redis), gathering, store);
        List<String> heard = new CopyOnWriteArrayList<>();
        engine.redis().pubsub(String.class).subscribe(RedisKeys.ALERTS_CHANNEL, heard::add);
        List<AlertCondition> markets = IntStream.range(0, 4)
                .mapToObj(at -> moved("GHS:" + at + ":BUY", "12", "13.56"))
                .toList();
        List<AlertCondition> corridors = IntStream.range(0, 66)
                .mapToObj(at -> moved("XOF:" + at + ":GHS:-", "0.02", "0.0226"))
                .toList();

        take(one, engine.settings(), markets.subList(0, 2));
        take(other, engine.settings(), markets.subList(2, 4));
        take(one, engine.settings(), corridors.subList(0, 40));
        take(other, engine.settings(), corridors.subList(40, 60));
        await().atMost(LiveEngine.PATIENCE)
                .until(() -> ofKind("variation", heard).size() == 1);
        take(other, engine.settings(), corridors.subList(60, 66));

        await().atMost(LiveEngine.PATIENCE)
                .until(() -> engine.alerts("variation").get(0).changes().size() == 70);
        engine.awaitNoAlertWaits();
        assertEquals(1, engine.alerts("variation").size());
        assertEquals(1, ofKind("variation", heard).size());
        Alert told = ofKind("variation", heard).get(0);
        assertEquals("GHS up", told.cause());
        assertEquals("warning", told.severity());
        assertEquals(64, told.changes().size());
        assertEquals(new BigDecimal("13.00"), told.changes().get(0).percent().setScale(2));
        assertTrue(told.message().startsWith("GHS up: 4 markets and 60 corridors, by up to 13"), told.message());
    }

    /** +13 % on everything of a currency, as the platform shows it: read after read. No other test has these currencies. */
    @Test
    void a_currency_that_moves_is_one_alert_for_its_markets_and_corridors() {
        engine.beginsAnew(
                settings().withoutOutlierCut().currencies("KES", "UGX").build());
        Place zone = new Place("KES", null);
        Place kenya = new Place("KES", "KE");
        Place uganda = new Place("UGX", "UG");
        String there = "UGX:UG:KES:KE";
        String back = "KES:KE:UGX:UG";
        List<Market> markets = List.of(zone.buy(), zone.sell(), kenya.buy(), kenya.sell());
        Instant first = Instant.now().minusSeconds(60);
        engine.publish("binance", uganda.buy(), first, "600");
        engine.publish("binance", uganda.sell(), first, "590");
        markets.forEach(market -> engine.publish("binance", market, first, "12"));
        engine.awaitCross(there, "0.02");
        engine.awaitCross(back, "49.16666667");

        markets.forEach(market -> engine.publish("binance", market, first.plusSeconds(10), "13.56"));

        engine.awaitCross(there, "0.0226");
        markets.forEach(market -> engine.awaitAlert("variation", market.key()));
        engine.awaitAlert("variation", there);
        engine.awaitAlert("variation", back);
        engine.awaitNoAlertWaits();
        List<Alert> raised = engine.alerts("variation");
        assertEquals(1, raised.size(), raised.toString());
        assertEquals("KES up", raised.get(0).cause());
        assertTrue(raised.get(0).changes().size() > 4, raised.toString());
    }

    @Test
    void a_start_tells_nothing() {
        Instant now = Instant.now();
        engine.publish("bybit", TOGO.sell(), now, "590");
        engine.awaitRate(TOGO.sell(), "590");
        engine.publish("binance", TOGO.sell(), now, "660");
        engine.awaitRate(TOGO.sell(), "660");

        engine.awaitNoAlertWaits();

        assertEquals(List.of(), engine.alerts("fallback"));
        assertEquals(List.of(), engine.alerts("thin_book"));
    }

    private static List<Alert> ofKind(String kind, List<String> heard) {
        return heard.stream()
                .map(json -> MarketJson.read(json, Alert.class))
                .filter(alert -> alert.kind().equals(kind))
                .toList();
    }

    private static Settings cooldown(Duration cooldown) {
        return settings()
                .alerts(new AlertSettings(new BigDecimal("10"), new BigDecimal("50"), cooldown))
                .build();
    }

    private static AlertCondition moved(String key, String before, String after) {
        return AlertCondition.of(
                        AlertKind.VARIATION, key.contains("GHS") ? "GHS up" : "XOF up", key, key + " moved to " + after)
                .withMove(new FigureMove(new BigDecimal(before), new BigDecimal(after)));
    }

    private static void take(AlertService service, Settings settings, List<AlertCondition> conditions) {
        service.raise(settings, conditions).await().atMost(LiveEngine.PATIENCE);
    }

    @Test
    void an_alert_is_published_for_the_webhooks_as_it_is_stored() {
        List<String> heard = new CopyOnWriteArrayList<>();
        engine.redis().pubsub(String.class).subscribe(RedisKeys.ALERTS_CHANNEL, heard::add);

        raise("webhook");

        await().atMost(LiveEngine.PATIENCE).until(() -> heard.stream().anyMatch(json -> json.contains("webhook")));
        assertEquals("webhook", ofKind("premium", heard).get(0).key());
    }

    @Test
    void staff_acknowledge_an_alert_once_with_their_name() {
        raise("acknowledged");
        engine.awaitAlert("premium", "acknowledged");
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
        store.keep(new Alert(
                        id,
                        new AlertSubject("premium", "warning", "a test", "paged"),
                        "told by a test",
                        List.of(),
                        false,
                        raisedAt,
                        null,
                        null))
                .await()
                .atMost(LiveEngine.PATIENCE);
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

        await().atMost(LiveEngine.PATIENCE).until(() -> mailsAbout("mailed") == 2);
    }

    @Test
    void a_dead_mail_server_delays_and_loses_no_alert_and_the_mail_comes_later() {
        MailServer.away();
        try {
            raise("while-mail-is-away");
            engine.awaitAlert("premium", "while-mail-is-away");
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
        take(service, engine.settings(), List.of(AlertCondition.of(AlertKind.PREMIUM, key, key, "told by a test")));
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
