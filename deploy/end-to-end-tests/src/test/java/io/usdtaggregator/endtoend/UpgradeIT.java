package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** This version starts on what the last release left behind: all of it is there, and is answered as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeIT {
    private static final String DAY = "from=2026-11-30T00:00:00Z&to=2026-12-01T00:00:00Z";
    /** Whenever this test runs, the data are not too old to be kept. */
    private static final String MONTHS = "1200";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final Queue<JsonNode> delivered = new ConcurrentLinkedQueue<>();
    private EventReceiver receiver;
    /** This set is started for this class alone: so its services can be told to send their traces here. */
    private TraceReceiver traces;

    private LastRelease before;
    private RunningSet set;
    private Call api;

    @BeforeAll
    void start() throws Exception {
        receiver = new EventReceiver(delivered::add);
        before = new LastRelease(receiver.url());
        traces = new TraceReceiver();
        Map<String, String> variables = new HashMap<>(traces.variables());
        variables.put("ENGINE_HISTORY_RETENTION_MONTHS", MONTHS);
        variables.put("ENGINE_HISTORY_AS_OF_MONTHS", MONTHS);
        set = new RunningSet(before, port -> port, variables);
        api = set.gateway().with("X-API-Key", before.text("api_key"));
    }

    @AfterAll
    void end() {
        set.stop();
        receiver.close();
        traces.close();
    }

    @Test
    void rates_go_on_under_the_rules_of_before_and_their_webhook_tells_of_it() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode rate = api.get("/api/v1/best-rates?fiat=XOF&trade_type=BUY")
                    .body()
                    .path("best_rates")
                    .path(0);
            assertEquals("fresh", rate.path("status").asText(), rate.toString());
            assertEquals(
                    0,
                    new BigDecimal(rate.get("raw_rate").asText())
                            .multiply(new BigDecimal("1.02"))
                            .compareTo(new BigDecimal(rate.get("rate").asText())),
                    rate.toString());
        });
        await().atMost(PATIENCE).until(() -> delivered.stream()
                .anyMatch(message -> message.path("type").asText().equals("rate.changed")));
        JsonNode listed = api.get("/api/v1/webhooks").body().path("webhooks").path(0);
        assertEquals(before.answer("webhooks").path("webhooks").path(0).get("id"), listed.get("id"));
    }

    @Test
    void an_instant_of_before_is_answered_as_it_was_answered_then() {
        String at = "&as_of=" + before.text("at");
        same("best_as_of", api.get("/api/v1/best-rates?fiat=XOF&trade_type=BUY" + at));
        same("best_ci_as_of", api.get("/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=CI" + at));
        same("ghs_as_of", api.get("/api/v1/best-rates?fiat=GHS&trade_type=SELL" + at));
        same("ghs_buy_as_of", api.get("/api/v1/best-rates?fiat=GHS&trade_type=BUY" + at));
        same("cross_as_of", api.get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS" + at));
        same(
                "cross_c_as_of",
                api.get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&country_from=CI&country_to=GH" + at));
    }

    @Test
    void no_tick_of_before_is_lost() {
        same("history", api.get("/api/v1/rates/history?fiat=XOF&trade_type=BUY&limit=100&" + DAY));
        same("history_cross", api.get("/api/v1/rates/history?from_currency=XOF&to_currency=GHS&limit=100&" + DAY));
    }

    @Test
    void a_rate_and_a_quote_are_found_by_the_ids_that_they_had() {
        sameButOlder("rate", api.get("/api/v1/rates/" + idOf("rate", "rate_id")));
        sameButOlder("cross_rate", api.get("/api/v1/rates/" + idOf("cross_rate", "rate_id")));
        Call.Answer quote = api.get("/api/v1/quotes/" + idOf("quote", "id"));
        assertEquals(200, quote.status(), quote.text());
        assertEquals(before.answer("quote").get("signature"), quote.body().get("signature"));
        same("jwks", set.gateway().get("/.well-known/jwks.json"));
    }

    @Test
    void accounts_and_keys_open_what_they_opened_and_a_revoked_key_opens_nothing() {
        assertEquals(200, api.get("/api/v1/platforms").status());
        Call revoked = set.gateway().with("X-API-Key", before.text("revoked_key"));
        assertEquals(401, revoked.get("/api/v1/platforms").status());
        Call.Answer token = set.gateway()
                .post(
                        "/api/v1/auth/token",
                        "{\"username\":\"partner\",\"password\":\"" + before.text("account_password") + "\"}");
        assertEquals(200, token.status(), token.text());
        same("integrators", set.staff().get("/api/integrators"));
        same("keys", set.staff().get("/api/integrators/" + before.text("account") + "/keys"));
        JsonNode usage = set.staff().get("/api/usage?month=2026-11").body();
        assertTrue(
                usage.get("calls").asLong()
                        >= before.answer("staff_usage").get("calls").asLong(),
                usage.toString());
    }

    @Test
    void settings_audit_and_alerts_are_there_for_the_staff_of_before() {
        same("settings", set.staff().get("/api/settings"));
        same("alerts", set.staff().get("/api/alerts"));
        same("audit", set.staff().get("/api/audit"));
    }

    @Test
    void one_trace_leads_from_the_read_of_a_platform_through_redis_to_the_gateway() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertTrue(
                        traces.hasTraceOf(List.of(
                                "offer-collector: poll",
                                "offer-collector: read",
                                "offer-collector: publish",
                                "rate-engine: compute rates",
                                "rate-engine: write ticks",
                                "api-gateway: take rates")),
                        () -> "of the gateway: " + traces.tracesThrough("api-gateway")));
    }

    @Test
    void one_trace_leads_from_a_question_of_staff_to_the_engine_that_answers_it() {
        assertEquals(200, set.staff().get("/api/alerts").status());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertTrue(
                        traces.hasTraceOf(List.of("admin-ui: GET /api/alerts", "rate-engine: GET /internal/alerts")),
                        () -> "of admin-ui: " + traces.tracesThrough("admin-ui")));
    }

    private String idOf(String answer, String field) {
        return before.answer(answer).get(field).asText();
    }

    /** What was answered before is a part of what is answered now: fields and entries may have come since. */
    private void same(String name, Call.Answer now) {
        assertEquals(200, now.status(), name + ": " + now.text());
        contains(name, before.answer(name), now.body());
    }

    private void sameButOlder(String name, Call.Answer now) {
        assertEquals(200, now.status(), name + ": " + now.text());
        JsonNode then = before.answer(name).deepCopy();
        for (String ageing : new String[] {"age_seconds", "status"}) {
            then.findParents(ageing).forEach(parent -> ((ObjectNode) parent).remove(ageing));
        }
        contains(name, then, now.body());
    }

    private static void contains(String where, JsonNode old, JsonNode now) {
        if (old.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = old.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                contains(where + "." + field.getKey(), field.getValue(), now.path(field.getKey()));
            }
        } else if (old.isArray()) {
            old.forEach(entry -> contains(where + "[" + entry + "]", entry, sameEntry(entry, now)));
        } else if (!old.isNull()) {
            assertTrue(isSame(old, now), where + ": " + now + " and not " + old);
        }
        assertFalse(old.isContainerNode() && now.isMissingNode(), where + " is missing");
    }

    /** Numbers are published with ten digits, and may have been worked out from more of them. */
    private static boolean isSame(JsonNode old, JsonNode now) {
        if (old.equals(now)) {
            return true;
        }
        if (!NUMBER.matcher(old.asText()).matches()
                || !NUMBER.matcher(now.asText()).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(old.asText());
        BigDecimal difference = number.subtract(new BigDecimal(now.asText())).abs();
        return difference.compareTo(number.abs().movePointLeft(8)) <= 0;
    }

    /** The entry that is named as this one is, or the same value. */
    private static JsonNode sameEntry(JsonNode entry, JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(other -> name(other).equals(name(entry)))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String name(JsonNode entry) {
        for (String field : new String[] {"rate_id", "id", "code", "at"}) {
            if (entry.hasNonNull(field)) {
                return entry.get(field).asText();
            }
        }
        return entry.toString();
    }
}
