package io.usdtaggregator.admin.settings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings never guess: what cannot be meant is refused by its path. */
class SettingsJsonTest {
    private static final String RULE =
            "{\"currency\":\"XOF\",\"mode\":\"PERCENT\",\"value\":\"1\",\"direction\":\"MARKUP\",\"active\":true}";
    private static final String LIMIT =
            "{\"trade_type\":\"BUY\",\"currency\":\"XOF\",\"min\":\"1\",\"max\":\"2\",\"unit\":\"FIAT\",\"match\":\"OVERLAP\"}";

    private final ObjectNode body = MarketJson.mapper().valueToTree(FirstStart.settings());

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/liquidity/0/min | `\"\"` | liquidity[0].min",
                "/liquidity/0/max | `\"  \"` | liquidity[0].max",
                "/adjustments/0/valid_until | `\"\"` | adjustments[0].valid_until",
                "/adjustments/0/valid_from | `\" \"` | adjustments[0].valid_from",
                "/adjustments/0/currency | `\"\"` | adjustments[0].currency",
                "/adjustments/0/id | `\"\"` | adjustments[0].id",
                "/adjustments/0/id | `\"a b\"` | adjustments[0].id",
                "/adjustments/0/valid_until | `\"+999999999-12-31T23:59:59Z\"` | adjustments[0].valid_until",
                "/alerts/premium_max_percent | `\"\"` | alerts.premium_max_percent",
                "/refresh/interval | `\"\"` | refresh.interval",
                "/platforms/0/refresh | `{\"interval\":null,\"active\":true}` | platforms[0].refresh.interval",
                "/platforms/0/refresh | `{\"active\":true}` | platforms[0].refresh.interval",
                "/currencies/0/name/en | `\"a\\u0000b\"` | currencies[0].name.en",
                "/adjustments/0/reason | `\"x\\u0000y\"` | adjustments[0].reason",
                "/adjustments/0/reason | `\"x\\ud800y\"` | adjustments[0].reason",
                "/currencies/0/code | `\"XXX\"` | currencies[0].code",
                "/currencies/0/code | `\"DEM\"` | currencies[0].code",
                "/currencies/0/code | `\"XAU\"` | currencies[0].code",
                "/currencies/0/code | `\"SLL\"` | currencies[0].code",
                "/currencies/0/code | `\"HRK\"` | currencies[0].code",
                "/currencies | `[]` | currencies",
                "/safety/confirm_above_percent | `\"\"` | safety.confirm_above_percent",
                "/trust | `[]` | trust",
                "/trust | `{}` | trust.support_merchants",
                "/trust/min_capacity_usdt | `\"-1\"` | trust.min_capacity_usdt",
                "/trust/min_capacity_usdt | `\"1000001\"` | trust.min_capacity_usdt",
                "/trust/thin_guard_percent | `\"101\"` | trust.thin_guard_percent",
                "/trust/thin_guard_percent | `\"\"` | trust.thin_guard_percent",
                "/trust/support_merchants | `0` | trust.support_merchants",
                "/trust/support_merchants | `\"two\"` | trust.support_merchants",
                "/trust/support_merchants | `1.5` | trust.support_merchants",
                "/trust/support_percent | `\"100.1\"` | trust.support_percent",
                "/trust/support | `1` | trust.support",
            })
    void what_cannot_be_meant_is_named_by_its_path(String pointer, String json, String path) throws Exception {
        with(pointer, json);

        HttpProblem refused = assertThrows(HttpProblem.class, () -> SettingsJson.read(body.toString()));

        assertEquals(400, refused.getStatusCode());
        List<String> fields =
                Problem.errors(refused).stream().map(FieldError::field).toList();
        assertTrue(fields.contains(path), fields.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "/, version, version",
        "/adjustments/0, active, adjustments[0].active",
        "/cross_adjustments/0, active, cross_adjustments[0].active",
        "/currencies/0, active, currencies[0].active"
    })
    void what_must_be_there_is_not_made_up(String pointer, String field, String path) {
        body.withArray("adjustments").add(rule());
        body.withArray("cross_adjustments").add(crossRule());
        ((ObjectNode) (pointer.equals("/") ? body : body.at(pointer))).remove(field);

        HttpProblem refused = assertThrows(HttpProblem.class, () -> SettingsJson.read(body.toString()));

        assertEquals(400, refused.getStatusCode());
        assertEquals(
                List.of(path),
                Problem.errors(refused).stream().map(FieldError::field).toList());
    }

    private static ObjectNode rule() {
        return MarketJson.mapper()
                .createObjectNode()
                .put("currency", "XOF")
                .put("mode", "PERCENT")
                .put("value", "1")
                .put("direction", "MARKUP")
                .put("active", true);
    }

    private static ObjectNode crossRule() {
        ObjectNode rule =
                MarketJson.mapper().createObjectNode().put("mode", "PERCENT").put("active", true);
        rule.putObject("buy").put("value", "1").put("direction", "MARKUP");
        rule.putObject("sell").put("value", "1").put("direction", "MARKDOWN");
        return rule;
    }

    @ParameterizedTest
    @CsvSource({"/liquidity/0/min", "/adjustments/0/valid_until", "/adjustments/0/id", "/alerts/premium_max_percent"})
    void null_says_none(String pointer) throws Exception {
        with(pointer, "null");

        SettingsJson.read(body.toString());
    }

    @Test
    void a_wrong_limit_of_trust_says_what_is_allowed() throws Exception {
        with("/trust/support_merchants", "0");

        HttpProblem refused = assertThrows(HttpProblem.class, () -> SettingsJson.read(body.toString()));

        assertEquals(
                List.of(List.of("a whole number from 1 to 100")),
                Problem.errors(refused).stream().map(FieldError::allowed).toList());
    }

    @Test
    void trust_that_a_body_leaves_out_stays_as_it_is_in_force() {
        Settings inForce = FirstStart.settings();
        body.remove("trust");

        assertEquals(inForce, SettingsJson.read(body.toString(), inForce));
        body.putNull("trust");
        assertEquals(inForce, SettingsJson.read(body.toString(), inForce));
    }

    @Test
    void the_first_settings_are_legal_tender_throughout() {
        SettingsJson.read(body.toString());
    }

    private void with(String pointer, String json) throws Exception {
        ((ArrayNode) body.get("adjustments")).add(MarketJson.mapper().readTree(RULE));
        ((ArrayNode) body.get("liquidity")).add(MarketJson.mapper().readTree(LIMIT));
        int last = pointer.lastIndexOf('/');
        JsonNode parent = last == 0 ? body : body.at(pointer.substring(0, last));
        ((ObjectNode) parent)
                .set(pointer.substring(last + 1), MarketJson.mapper().readTree(json));
    }
}
