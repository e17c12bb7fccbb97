package io.usdtaggregator.admin.configuration;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.staff.Passwords;
import io.usdtaggregator.admin.staff.StaffAccounts;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.refresh.RefreshAnswer;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class SettingsApiTest {
    @Inject
    RedisDataSource redis;

    @Inject
    StaffAccounts accounts;

    @Inject
    Passwords passwords;

    @BeforeEach
    void set_up() {
        StaffApi.awaitFirstAccounts();
    }

    @Test
    void a_saved_change_is_in_redis_within_two_seconds() {
        String body = current().replace("\"interval\":\"PT1M\"", "\"interval\":\"PT30S\"");

        String saved = staff().header("X-Reason", "faster")
                .body(body)
                .put("/api/settings")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        Settings settings = MarketJson.read(saved, Settings.class);
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertEquals(settings, inRedis()));
        assertEquals(Duration.ofSeconds(30), settings.refresh().interval());
        staff().get("/api/audit").then().body("reason", hasItem("faster")).body("who", hasItem("admin"));
        staff().body(current().replace("\"interval\":\"PT30S\"", "\"interval\":\"PT1M\""))
                .put("/api/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void a_change_without_a_reason_is_refused() {
        String before = current();
        for (String reason : new String[] {"", "   "}) {
            staff().header("X-Reason", reason)
                    .body(before)
                    .put("/api/settings")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("X-Reason"));
        }

        assertEquals(before, current());
    }

    @Test
    void settings_lost_from_redis_come_back_by_themselves() {
        redis.key().del(RedisKeys.SETTINGS);
        redis.key().del(RedisKeys.ACCESS);

        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        redis.key().exists(RedisKeys.SETTINGS) && redis.key().exists(RedisKeys.ACCESS));
        assertEquals(MarketJson.read(current(), Settings.class), inRedis());
    }

    @Test
    void a_version_that_is_not_the_newest_changes_nothing() {
        String before = current();
        String old = before.replaceFirst("\"version\":\\d+", "\"version\":0");

        staff().body(old).put("/api/settings").then().statusCode(409).body("code", equalTo("conflict"));

        assertEquals(before, current());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"interval\":\"PT1M\" | \"interval\":\"PT2M\" | refresh.interval",
                "\"stale_after\":\"PT5M\" | \"stale_after\":\"PT50M\" | freshness.stale_after",
                "\"requests_per_minute\":120 | \"requests_per_minute\":0 | platforms[0].budget.requests_per_minute",
                "\"code\":\"XOF\" | \"code\":\"XXY\" | currencies[0].code",
                "\"default\":true | \"default\":false | platforms",
                "\"liquidity\":[] | \"liquidity\":[{\"trade_type\":\"BUY\",\"unit\":\"FIAT\",\"match\":\"OVERLAP\"}] | liquidity[0].currency",
                "\"liquidity\":[] | \"liquidity\":[{\"trade_type\":\"HOLD\"}] | liquidity[0].trade_type",
                "\"adjustments\":[] | \"adjustments\":[{\"country\":\"CI\",\"mode\":\"PERCENT\",\"value\":\"1\",\"direction\":\"MARKUP\",\"active\":true}] | adjustments[0].currency",
                "\"adjustments\":[] | \"adjustments\":[{\"mode\":\"FIXED\",\"value\":\"1\",\"direction\":\"MARKUP\",\"active\":true}] | adjustments[0].currency",
                "\"adjustments\":[] | \"adjustments\":[{\"mode\":\"PERCENT\",\"value\":\"100\",\"direction\":\"MARKDOWN\",\"active\":true}] | adjustments[0].value",
                "\"adjustments\":[] | \"adjustments\":[{\"mode\":\"PERCENT\",\"value\":\"-1\",\"direction\":\"MARKUP\",\"active\":true}] | adjustments[0].value",
                "\"cross_adjustments\":[] | \"cross_adjustments\":[{\"to\":\"GHS\",\"mode\":\"PERCENT\",\"active\":true}] | cross_adjustments[0].from",
                "\"outliers\" | \"outlyers\" | outlyers",
                "\"confirm_above_percent\":\"10\" | \"confirm_above_percent\":\"-1\" | safety.confirm_above_percent",
                "\"confirm_above_percent\":\"10\" | \"confirm_above_percent\":null | safety.confirm_above_percent",
                "\"confirm_above_percent\":\"10\" | \"confirm_above_percent\":\"much\" | safety.confirm_above_percent",
                "\"applies_to\":\"PAGES\" | \"applies_to\":\"NOBODY\" | safety.applies_to",
                "\"applies_to\":\"PAGES\" | \"applies_to\":null | safety.applies_to",
                "\"mad_multiple\":\"3\" | \"mad_multiple\":\"-3\" | outliers.mad_multiple",
                "\"min_completion_rate\":\"0.9\" | \"min_completion_rate\":\"1.1\" | merchants.min_completion_rate",
                "\"min_orders_30d\":10 | \"min_orders_30d\":-1 | merchants.min_orders_30d",
                "\"medium\":3 | \"medium\":0 | confidence.medium",
                "\"high\":10 | \"high\":2 | confidence.high",
                "\"burst\":10 | \"burst\":0 | platforms[0].budget.burst",
                "\"concurrency\":4 | \"concurrency\":101 | platforms[0].budget.concurrency",
                "\"concurrency\":4 | \"concurrency\":\"many\" | platforms[0].budget.concurrency",
                "\"code\":\"binance\" | \"code\":\"Binance!\" | platforms[0].code",
                "\"code\":\"CI\" | \"code\":\"ZZ\" | currencies[0].countries[2].code",
                "\"en\":\"West African CFA franc\" | \"en\":\"\" | currencies[0].name.en",
                "\"source_policy\":\"DEFAULT_WITH_FALLBACK\" | \"source_policy\":\"ANY\" | source_policy",
                "\"unavailable_after\":\"PT15M\" | \"unavailable_after\":\"PT25H\" | freshness.unavailable_after",
                "\"stale_after\":\"PT5M\" | \"stale_after\":\"soon\" | freshness.stale_after",
                "\"variation_percent\":\"10\" | \"variation_percent\":\"-10\" | alerts.variation_percent",
                "\"hold_back_percent\":\"25\" | \"hold_back_percent\":null | alerts.hold_back_percent",
                "\"support_merchants\":2 | \"support_merchants\":0 | trust.support_merchants",
                "\"thin_guard_percent\":\"10\" | \"thin_guard_percent\":\"-10\" | trust.thin_guard_percent",
                "\"cooldown\":\"PT15M\" | \"cooldown\":\"-PT1M\" | alerts.cooldown",
                "\"liquidity\":[] | \"liquidity\":[{\"trade_type\":\"BUY\",\"currency\":\"XOF\",\"min\":\"9\",\"max\":\"1\",\"unit\":\"FIAT\",\"match\":\"OVERLAP\"}] | liquidity[0].min"
            })
    void a_wrong_field_is_named_by_its_path_and_changes_nothing(String part, String wrong, String field) {
        String before = current();

        staff().body(before.replaceFirst(
                        java.util.regex.Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(wrong)))
                .put("/api/settings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));

        assertEquals(before, current());
    }

    @Test
    void a_new_rule_gets_an_id_and_says_who_made_it() {
        String body = current()
                .replace(
                        "\"adjustments\":[]",
                        "\"adjustments\":[{\"currency\":\"XOF\",\"mode\":\"PERCENT\",\"value\":\"2\",\"direction\":\"MARKUP\",\"active\":true}]");

        String saved = staff().body(body)
                .put("/api/settings")
                .then()
                .statusCode(200)
                .body("adjustments[0].changed_by", equalTo("admin"))
                .extract()
                .asString();

        Settings settings = MarketJson.read(saved, Settings.class);
        assertEquals(26, settings.adjustments().get(0).id().length());
        staff().body(saved.replaceFirst("\"adjustments\":\\[.*?\\]", "\"adjustments\":[]"))
                .put("/api/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void a_new_cross_rule_gets_an_id_and_says_who_made_it() {
        String before = current();
        String body = before.replace(
                "\"cross_adjustments\":[]",
                "\"cross_adjustments\":[{\"from\":\"XOF\",\"to\":\"GHS\",\"mode\":\"PERCENT\",\"active\":true,"
                        + "\"buy\":{\"value\":\"1\",\"direction\":\"MARKUP\"},"
                        + "\"sell\":{\"value\":\"1\",\"direction\":\"MARKDOWN\"}}]");
        assertNotEquals(before, body);

        staff().body(body)
                .put("/api/settings")
                .then()
                .statusCode(200)
                .body("cross_adjustments[0].id", matchesPattern("[0-9A-Z]{26}"))
                .body("cross_adjustments[0].changed_by", equalTo("admin"));

        restore(before);
    }

    @Test
    void platforms_and_currencies_stay_in_the_order_in_which_they_were_sent() throws Exception {
        String before = current();
        ObjectNode body = (ObjectNode) MarketJson.mapper().readTree(before);
        for (String list : List.of("platforms", "currencies")) {
            ArrayNode items = (ArrayNode) body.get(list);
            items.add(items.remove(0));
        }

        staff().body(body.toString()).put("/api/settings").then().statusCode(200);

        Settings saved = MarketJson.read(current(), Settings.class);
        Settings sent = MarketJson.read(body.toString(), Settings.class);
        assertEquals(sent.platforms(), saved.platforms());
        assertEquals(sent.currencies(), saved.currencies());
        assertNotEquals(MarketJson.read(before, Settings.class).platforms(), saved.platforms());
        restore(before);
    }

    @Test
    void any_staff_account_reads_and_changes_settings_under_its_own_name() {
        String clerk = "clerk-" + UUID.randomUUID();
        StaffApi.inDatabase(() -> passwords.hash("a clerk's password").chain(hash -> accounts.put(clerk, hash)));

        StaffApi.as(clerk, "a clerk's password")
                .header("X-Reason", "by a clerk")
                .body(current())
                .put("/api/settings")
                .then()
                .statusCode(200);

        staff().get("/api/audit").then().body("find { it.reason == 'by a clerk' }.who", equalTo(clerk));
    }

    @Test
    void nobody_gets_in_without_the_right_password() {
        given().get("/api/settings")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", org.hamcrest.Matchers.notNullValue());
        given().auth()
                .preemptive()
                .basic("admin", "wrong")
                .get("/api/settings")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("nobody", "wrong")
                .get("/api/settings")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source_policy",
                "currencies",
                "platforms",
                "liquidity",
                "merchants",
                "outliers",
                "confidence",
                "adjustments",
                "cross_adjustments",
                "refresh",
                "freshness",
                "alerts"
            })
    void a_section_that_is_missing_or_null_is_named(String section) throws Exception {
        String before = current();
        ObjectNode body = (ObjectNode) MarketJson.mapper().readTree(before);
        for (String wrong : new String[] {
            body.deepCopy().<ObjectNode>without(section).toString(),
            body.deepCopy().putNull(section).toString()
        }) {
            staff().body(wrong).put("/api/settings").then().statusCode(400).body("errors.field", hasItem(section));
            staff().body(wrong).post("/api/settings/preview").then().statusCode(400);
        }
        assertEquals(before, current());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"source_policy\":\"DEFAULT_WITH_FALLBACK\" | \"source_policy\":1",
                "\"interval\":\"PT1M\" | \"interval\":60",
                "\"high\":10 | \"high\":10.9",
                "\"high\":10 | \"high\":\"10\"",
                "\"verified_only\":false | \"verified_only\":0",
                "\"liquidity\":[] | \"liquidity\":[null]",
                "\"liquidity\":[] | \"liquidity\":[{\"trade_type\":1,\"unit\":\"USDT\",\"match\":\"OVERLAP\"}]",
                "\"liquidity\":[] | \"liquidity\":[],\"liquidity\":[]",
                "\"cooldown\":\"PT15M\" | \"cooldown\":\"PT2500000000000000H\"",
            })
    void what_is_written_as_something_else_is_refused_and_changes_nothing(String from, String to) {
        String before = current();
        assertTrue(before.contains(from), before);

        staff().body(before.replace(from, to)).put("/api/settings").then().statusCode(400);

        assertEquals(before, current());
    }

    @Test
    void a_rule_that_says_the_same_keeps_who_changed_it_and_when() {
        String rule = "{\"id\":\"01R\",\"mode\":\"PERCENT\",\"value\":\"%s\",\"direction\":\"MARKUP\",\"active\":true}";
        String with = current().replace("\"adjustments\":[]", "\"adjustments\":[" + rule.formatted("2") + "]");
        staff().body(with.replace("cross_\"adjustments\":[" + rule.formatted("2") + "]", "cross_adjustments\":[]"))
                .put("/api/settings")
                .then()
                .statusCode(200);
        AdjustmentRule made =
                MarketJson.read(current(), Settings.class).adjustments().get(0);

        String again = current()
                .replaceFirst("\"adjustments\":\\[\\{[^]]*]", "\"adjustments\":[" + rule.formatted("2.0") + "]");
        staff().body(again).put("/api/settings").then().statusCode(200);

        assertEquals(
                made, MarketJson.read(current(), Settings.class).adjustments().get(0));
        staff().body(current().replaceFirst("\"adjustments\":\\[\\{[^]]*]", "\"adjustments\":[]"))
                .put("/api/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void a_key_is_shown_once_kept_as_a_digest_and_can_be_revoked() {
        String account =
                staff().get("/api/integrators").then().statusCode(200).extract().path("[0].id");
        var made = staff().body("{\"name\":\"till\"}")
                .post("/api/integrators/" + account + "/keys")
                .then()
                .statusCode(201)
                .extract();
        String key = made.path("key");
        String digest = ApiKeyText.parse(key).orElseThrow().digest();

        assertTrue(isActiveInRedis(digest));
        assertFalse(redis.value(String.class).get(RedisKeys.ACCESS).contains(key));

        staff().delete("/api/integrators/" + account + "/keys/" + made.path("id"))
                .then()
                .statusCode(204);
        assertFalse(isActiveInRedis(digest));
    }

    @Test
    void the_first_key_works_for_the_demo_account() {
        assertTrue(isActiveInRedis(
                ApiKeyText.parse(FirstAccountsProfile.API_KEY).orElseThrow().digest()));
    }

    @Test
    void a_refresh_is_asked_for_in_redis() {
        String id =
                staff().post("/api/refresh").then().statusCode(202).extract().path("request_id");

        assertTrue(redis.value(String.class).get(RedisKeys.REFRESH).contains(id));
    }

    @Test
    void a_refresh_that_no_collector_answers_says_so() {
        staff().post("/api/refresh")
                .then()
                .statusCode(202)
                .body("not_read.reason", equalTo(List.of("no_collector")))
                .body("not_read[0].platform", nullValue())
                .body("not_read[0].detail", containsString("No collector answered"));
    }

    @Test
    void a_refresh_says_what_collectors_do_not_read() {
        Instant until = Instant.parse("2026-11-30T12:00:00Z");
        ScheduledExecutorService collector = Executors.newSingleThreadScheduledExecutor();
        try {
            collector.scheduleWithFixedDelay(() -> answerAsCollector(until), 0, 20, TimeUnit.MILLISECONDS);
            staff().post("/api/refresh")
                    .then()
                    .statusCode(202)
                    .body("not_read.platform", equalTo(List.of("okx")))
                    .body("not_read[0].reason", equalTo("paused_by_platform"))
                    .body("not_read[0].until", equalTo("2026-11-30T12:00:00Z"));
        } finally {
            collector.shutdownNow();
        }
    }

    @Test
    void a_refresh_that_redis_does_not_take_is_a_503() {
        redis.execute("CONFIG", "SET", "maxmemory", "1");
        try {
            staff().post("/api/refresh")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("code", equalTo("redis_unavailable"));
        } finally {
            redis.execute("CONFIG", "SET", "maxmemory", "0");
        }
    }

    private void answerAsCollector(Instant until) {
        String request = redis.value(String.class).get(RedisKeys.REFRESH);
        RefreshAnswer answer = new RefreshAnswer(
                List.of(new RefreshAnswer.NotRead("okx", "paused_by_platform", "It asked to be left alone", until)));
        if (request != null) {
            String id = MarketJson.read(request, RefreshRequest.class).requestId();
            redis.hash(String.class).hset(RedisKeys.refreshAnswers(id), "a-collector", MarketJson.write(answer));
        }
    }

    @Test
    void without_the_engine_there_is_no_preview_and_a_clear_answer() {
        staff().body(current())
                .post("/api/settings/preview")
                .then()
                .statusCode(503)
                .header("Retry-After", "2");
    }

    /** All as it was, under the version that is in force. */
    private static void restore(String before) {
        long version = MarketJson.read(current(), Settings.class).version();
        staff().body(before.replaceFirst("\"version\":\\d+", "\"version\":" + version))
                .put("/api/settings")
                .then()
                .statusCode(200);
    }

    private boolean isActiveInRedis(String digest) {
        Access access = MarketJson.read(redis.value(String.class).get(RedisKeys.ACCESS), Access.class);
        return access.apiKeys().stream().anyMatch(key -> key.digest().equals(digest) && key.active());
    }

    private Settings inRedis() {
        return MarketJson.read(redis.value(String.class).get(RedisKeys.SETTINGS), Settings.class);
    }

    private static String current() {
        return staff().get("/api/settings").then().statusCode(200).extract().asString();
    }

    private static RequestSpecification staff() {
        return StaffApi.staff();
    }
}
