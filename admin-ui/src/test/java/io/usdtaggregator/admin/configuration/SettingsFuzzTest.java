package io.usdtaggregator.admin.configuration;

import static io.usdtaggregator.admin.testing.StaffApi.staff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent as settings is saved whole or refused whole, and never an error of ours. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class SettingsFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20261129);
    private static final int BODIES = Integer.getInteger("fuzz.bodies", 300);
    private static final String[] JUNK = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1",
        "1.5",
        "1e308",
        "-1e308",
        "1e-400",
        "9223372036854775808",
        "12345678901234567890",
        "\"\"",
        "\"  \"",
        "\"\\u0000\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\u202e\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"1,5\"",
        "\"1e999999999\"",
        "\"0e999999999\"",
        "\"-0\"",
        "\"PT0S\"",
        "\"-PT1M\"",
        "\"P99999999D\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"XXX\"",
        "\"DEM\"",
        "\"XAU\"",
        "\"xof\"",
        "\"ZZ\"",
        "\"BUY\"",
        "\"FIXED\"",
        "[]",
        "[null]",
        "[[]]",
        "{}",
        "{\"a\":1}",
        "{\"value\":\"1\",\"direction\":\"MARKUP\"}",
        "\"<script>\"",
        "\"'; drop table\""
    };
    private static final String RULES =
            "[{\"id\":\"r1\",\"currency\":\"XOF\",\"country\":\"CI\",\"trade_type\":\"SELL\",\"mode\":\"PERCENT\",\"value\":\"2\","
                    + "\"direction\":\"MARKUP\",\"active\":true,\"valid_from\":\"2026-08-21T12:00:00Z\",\"valid_until\":null,\"reason\":\"x\"}]";
    private static final String CROSS_RULES =
            "[{\"id\":\"c1\",\"from\":\"XOF\",\"to\":\"GHS\",\"mode\":\"PERCENT\",\"buy\":{\"value\":\"1\",\"direction\":\"MARKUP\"},"
                    + "\"sell\":{\"value\":\"1\",\"direction\":\"MARKDOWN\"},\"active\":true}]";
    private static final String LIQUIDITY =
            "[{\"trade_type\":\"BUY\",\"currency\":\"XOF\",\"min\":\"10000\",\"max\":\"500000\",\"unit\":\"FIAT\",\"match\":\"OVERLAP\"}]";

    private final Random random = new Random(SEED);

    @BeforeEach
    void set_up() {
        StaffApi.awaitFirstAccounts();
    }

    @Test
    void whatever_is_sent_is_saved_whole_or_refused_whole() throws Exception {
        String first = current();
        for (int round = 0; round < BODIES; round++) {
            String before = current();
            String body = random.nextInt(10) == 0 ? broken(before) : mutated(before);
            String about = "seed " + SEED + ", body " + round + ": " + body;

            Response preview = staff().body(body).post("/api/settings/preview");
            assertTrue(List.of(200, 400, 503).contains(preview.statusCode()), preview.statusCode() + " " + about);
            Response answer = staff().body(body).put("/api/settings");

            assertTrue(List.of(200, 400, 409).contains(answer.statusCode()), answer.statusCode() + " " + about);
            if (answer.statusCode() == 200) {
                assertEquals(current(), answer.asString(), about);
                restore(before);
            } else {
                assertTrue(answer.contentType().startsWith("application/problem+json"), about);
                assertFalse(answer.jsonPath().getString("code").isEmpty(), about);
                assertTrue(
                        answer.statusCode() == 409
                                || !answer.jsonPath().getList("errors").isEmpty(),
                        about);
                assertEquals(before, current(), about);
            }
        }
        restore(first);
    }

    private String mutated(String settings) throws Exception {
        ObjectNode body = (ObjectNode) MarketJson.mapper().readTree(settings);
        body.set("adjustments", MarketJson.mapper().readTree(RULES));
        body.set("cross_adjustments", MarketJson.mapper().readTree(CROSS_RULES));
        body.set("liquidity", MarketJson.mapper().readTree(LIQUIDITY));
        for (int times = random.nextInt(3); times >= 0; times--) {
            List<Runnable> places = new ArrayList<>();
            collect(body, places);
            places.get(random.nextInt(places.size())).run();
        }
        return body.toString();
    }

    /** One mutation for each field and element: something else in its place, or nothing. */
    private void collect(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                collect(object.get(name), places);
                places.add(() -> change(object, name));
            });
            places.add(() -> object.set("unknown_" + random.nextInt(9), junk()));
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                int place = at;
                collect(array.get(at), places);
                places.add(() -> array.set(place, junk()));
            }
            places.add(() -> array.add(array.isEmpty() ? junk() : array.get(0).deepCopy()));
        }
    }

    private void change(ObjectNode object, String name) {
        if (random.nextInt(5) == 0) {
            object.remove(name);
        } else {
            object.set(name, junk());
        }
    }

    private JsonNode junk() {
        try {
            return MarketJson.mapper().readTree(JUNK[random.nextInt(JUNK.length)]);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String broken(String settings) {
        int at = random.nextInt(settings.length());
        return switch (random.nextInt(4)) {
            case 0 -> settings.substring(0, at);
            case 1 -> settings.substring(0, at) + "}" + settings.substring(at);
            case 2 -> settings + settings;
            default -> "[".repeat(random.nextInt(3000));
        };
    }

    private static void restore(String settings) {
        String version = current().replaceFirst("^\\{\"version\":(\\d+).*$", "$1");
        staff().body(settings.replaceFirst("\"version\":\\d+", "\"version\":" + version))
                .put("/api/settings")
                .then()
                .statusCode(200);
    }

    private static String current() {
        return staff().get("/api/settings").then().statusCode(200).extract().asString();
    }
}
