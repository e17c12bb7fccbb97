package io.usdtaggregator.admin.configuration;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything in the JSON of the settings is changed on a page, too, with a preview and in its place. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class SettingPagesTest {
    private static final String PREVIEW = "POST /internal/preview";
    /** The page of each section. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("currencies", "/currencies"),
            Map.entry("platforms", "/platforms"),
            Map.entry("source_policy", "/price-rules"),
            Map.entry("merchants", "/price-rules"),
            Map.entry("outliers", "/price-rules"),
            Map.entry("trust", "/price-rules"),
            Map.entry("confidence", "/price-rules"),
            Map.entry("freshness", "/price-rules"),
            Map.entry("alerts", "/price-rules"),
            Map.entry("liquidity", "/liquidity"),
            Map.entry("adjustments", "/adjustments"),
            Map.entry("cross_adjustments", "/cross-adjustments"),
            Map.entry("refresh", "/refresh"),
            Map.entry("safety", "/change-control"));
    /** What the service writes by itself, and what the programs of the platforms are called. */
    private static final Set<String> NOT_TYPED = Set.of("version", "id", "changed_by", "changed_at");

    private static final Set<String> NAMED_BY_PROGRAM = Set.of("platforms.code", "platforms.name");
    private static final String[] CROSS = {
        "from",
        "XOF",
        "to",
        "GHS",
        "mode",
        "PERCENT",
        "buy_value",
        "1",
        "buy_direction",
        "MARKUP",
        "sell_value",
        "1",
        "sell_direction",
        "MARKDOWN"
    };
    private static final String[] RULE = {
        "currency", "XOF", "mode", "PERCENT", "value", "2", "direction", "MARKUP", "reason", "campaign"
    };

    private StandInEngine engine;
    private Browsing browsing;

    @BeforeEach
    void an_engine() throws IOException {
        engine = StandInEngine.start();
        engine.answers(PREVIEW, "[]");
        browsing = Browsing.asAdmin();
        browsing.submit("/cross-adjustments", CROSS);
        browsing.submit("/adjustments", RULE);
        browsing.submit(
                "/liquidity",
                "trade_type",
                "BUY",
                "currency",
                "XOF",
                "unit",
                "FIAT",
                "min",
                "10000",
                "match",
                "OVERLAP");
    }

    @AfterEach
    void as_before() {
        engine.answers(PREVIEW, "[]");
        for (String path : List.of("/cross-adjustments", "/adjustments", "/liquidity")) {
            for (int more = 2; more > 0; more--) {
                browsing.confirm(path + "/remove", "index", "0");
            }
        }
        engine.close();
    }

    @Test
    void markup_in_a_reason_stays_text_in_the_preview_and_in_the_audit_log() {
        String[] fields = RULE.clone();
        fields[fields.length - 1] = "<b>l'été</b>";
        fields[1] = "GHS";
        String shown = "reason “&lt;b&gt;l&#39;été&lt;/b&gt;”";

        browsing.submit("/adjustments", Browsing.with(fields, "step", "preview"))
                .then()
                .body(containsString(shown))
                .body(not(containsString("<b>l")));
        browsing.submit("/adjustments", fields);
        browsing.staff().get("/audit").then().body(containsString(shown)).body(not(containsString("<b>l")));
    }

    @Test
    void every_field_of_the_settings_has_a_control_on_a_page() {
        List<String> without = new ArrayList<>();
        for (RecordComponent section : fields(Settings.class)) {
            String name = name(section);
            if (NOT_TYPED.contains(name)) {
                continue;
            }
            String page = PAGES.containsKey(name)
                    ? browsing.staff().get(PAGES.get(name)).asString()
                    : "";
            leaves(name, section.getGenericType()).stream()
                    .filter(leaf -> !hasControl(page, leaf))
                    .forEach(without::add);
        }

        assertEquals(List.of(), without, "fields without a control");
    }

    /** A part that the types do not tell of would be missed above. */
    @Test
    void the_settings_as_json_hold_nothing_that_the_walk_over_their_pages_leaves_out() throws JsonProcessingException {
        List<String> walked = fields(Settings.class).stream()
                .flatMap(section -> leaves(name(section), section.getGenericType()).stream())
                .toList();
        JsonNode json = MarketJson.mapper()
                .readTree(StaffApi.staff().get("/api/settings").asString());

        assertEquals(
                List.of(),
                leaves("", json)
                        .filter(leaf -> !walked.contains(leaf))
                        .distinct()
                        .toList());
    }

    private static Stream<String> leaves(String path, JsonNode json) {
        if (json.isArray()) {
            return StreamSupport.stream(json.spliterator(), false).flatMap(element -> leaves(path, element));
        }
        if (json.isObject()) {
            return json.properties().stream()
                    .flatMap(field ->
                            leaves(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        }
        return json.isNull() ? Stream.of() : Stream.of(path);
    }

    @Test
    void a_cross_rule_is_edited_in_its_place_and_switched_off() {
        String id = settings().getString("cross_adjustments[0].id");
        browsing.submit(
                "/cross-adjustments/edit",
                "index",
                "0",
                "mode",
                "PERCENT",
                "buy_value",
                "1.5",
                "buy_direction",
                "MARKUP",
                "sell_value",
                "2",
                "sell_direction",
                "MARKUP",
                "reason",
                "dearer");

        assertEquals(id, settings().getString("cross_adjustments[0].id"));
        assertEquals("1.5", settings().getString("cross_adjustments[0].buy.value"));
        assertEquals("MARKUP", settings().getString("cross_adjustments[0].sell.direction"));
        assertEquals("XOF", settings().getString("cross_adjustments[0].from"));

        browsing.submit("/cross-adjustments/switch", "index", "0");
        assertFalse(settings().getBoolean("cross_adjustments[0].active"));
    }

    @Test
    void limits_of_liquidity_are_edited_in_their_place() {
        String page = browsing.submit(
                        "/liquidity/edit", "index", "0", "unit", "FIAT", "min", "9", "max", "1", "match", "INCLUSION")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertTrue(page.contains("<details open>") && page.contains("id=\"wrong-min\""), page);

        browsing.submit(
                "/liquidity/edit", "index", "0", "unit", "FIAT", "min", "500", "max", "9000", "match", "INCLUSION");
        assertEquals("9000", settings().getString("liquidity[0].max"));
        assertEquals("INCLUSION", settings().getString("liquidity[0].match"));
        assertEquals("XOF", settings().getString("liquidity[0].currency"));
    }

    @Test
    void the_preview_says_from_when_a_rule_moves_a_rate_and_that_a_scope_has_two() {
        engine.answers(
                PREVIEW,
                "[{\"fiat\":\"XOF\",\"country\":null,\"trade_type\":\"BUY\",\"effective_from\":\"2030-01-01T00:00:00Z\","
                        + "\"before\":\"600\",\"after\":\"612\",\"percent\":\"2\",\"flags\":[]}]");

        String asked = browsing.submit(
                        "/adjustments", Browsing.with(RULE, "valid_from", "2030-01-01T00:00", "step", "preview"))
                .asString();

        assertTrue(asked.contains("<td data-label=\"Takes effect\">2030-01-01 00:00:00"), asked);
        assertTrue(asked.contains("More than one active rule would be for XOF."), asked);
        browsing.confirm("/cross-adjustments", CROSS);
        String cross = browsing.staff().get("/cross-adjustments").asString();
        assertTrue(cross.contains("overlaps another active rule"), cross);
    }

    @Test
    void two_active_rules_of_one_scope_are_marked_where_they_stand_in_both_languages() {
        String mark = "<mark>overlaps another active rule</mark>";
        assertFalse(browsing.staff().get("/adjustments").asString().contains(mark), "there is one");

        browsing.submit("/adjustments", RULE);
        String both = browsing.staff().get("/adjustments").asString();
        assertEquals(3, both.split(mark, -1).length, both);
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/adjustments")
                .then()
                .body(containsString("<mark>recouvre une autre règle active</mark>"));
    }

    @Test
    void what_was_saved_is_said_in_a_sentence_with_its_version() {
        String saved = browsing.submit("/adjustments", RULE).asString();

        assertTrue(saved.contains("Saved as version " + settings().getLong("version") + "."), saved);
        assertFalse(saved.contains("✓"), saved);
    }

    @Test
    void a_time_is_typed_in_the_readers_zone_and_one_that_the_clocks_skip_is_asked_back() {
        browsing.submit("/account/choices", "language", "en", "time_zone", "Europe/Paris");
        try {
            browsing.submit("/adjustments", Browsing.with(RULE, "valid_from", "2030-07-01T12:00"));
            assertEquals("2030-07-01T10:00:00Z", settings().getString("adjustments[1].valid_from"));
            String shown = browsing.staff().get("/adjustments").asString();
            assertTrue(
                    shown.contains("Valid from (Europe/Paris) <input name=\"valid_from\" value=\"2030-07-01T12:00\""),
                    shown);

            String refused = browsing.submit("/adjustments", Browsing.with(RULE, "valid_from", "2030-03-31T02:30"))
                    .then()
                    .statusCode(400)
                    .extract()
                    .asString();
            assertTrue(refused.contains("the clocks of Europe/Paris skip this time"), refused);
            assertTrue(refused.contains("value=\"2030-03-31T02:30\""), refused);
        } finally {
            browsing.submit("/account/choices", "language", "en", "time_zone", "Africa/Abidjan");
        }
    }

    @Test
    void a_form_that_was_open_when_its_reader_chose_another_zone_keeps_its_own() {
        browsing.submit("/account/choices", "language", "en", "time_zone", "Europe/Paris");
        String form = browsing.staff().get("/adjustments").asString();
        String zone = Browsing.find(form, "name=\"zone\" value=\"([^\"]+)\"");
        browsing.submit("/account/choices", "language", "en", "time_zone", "Africa/Abidjan");

        String[] typed = Browsing.with(RULE, "valid_from", "2030-07-01T12:00", "zone", zone);
        String asked = browsing.submit("/adjustments", Browsing.with(typed, "step", "preview"))
                .asString();
        assertTrue(asked.contains("name=\"zone\" value=\"Europe/Paris\""), asked);
        String refused = browsing.submit("/adjustments", Browsing.with(typed, "country", "XX"))
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertTrue(
                refused.contains("Valid from (Europe/Paris) <input name=\"valid_from\" value=\"2030-07-01T12:00\""),
                refused);
        browsing.submit("/adjustments", typed);
        assertEquals("2030-07-01T10:00:00Z", settings().getString("adjustments[1].valid_from"));
    }

    @Test
    void a_row_that_the_page_does_not_show_is_refused() {
        for (String path : List.of("/adjustments/switch", "/cross-adjustments/edit", "/liquidity/remove")) {
            assertEquals(400, browsing.submit(path, "index", "99").statusCode(), path);
        }
    }

    @Test
    void a_platform_is_read_in_an_interval_of_its_own_until_it_has_none() {
        browsing.submit("/platforms", "index", "1", "what", "refresh", "interval", "PT5M", "active", "on");
        assertEquals("PT5M", settings().getString("platforms[1].refresh.interval"));

        browsing.submit("/platforms", "index", "1", "what", "refresh", "interval", "");
        assertNull(settings().getMap("platforms[1].refresh"));
    }

    @Test
    void platforms_are_put_in_an_order_that_names_each_of_them_once() {
        List<String> before = settings().getList("platforms.code");
        List<String> reversed = new ArrayList<>(before);
        Collections.reverse(reversed);
        String all = String.join(",", reversed);
        for (String wrong : List.of(before.get(0), all + "," + before.get(0), all.replace(before.get(0), "nobody"))) {
            browsing.submit("/platforms", "what", "order", "order", wrong)
                    .then()
                    .statusCode(400);
        }
        assertEquals(before, settings().getList("platforms.code"));

        browsing.confirm("/platforms", "what", "order", "order", all);
        assertEquals(reversed, settings().getList("platforms.code"));
        browsing.confirm("/platforms", "what", "order", "order", String.join(",", before));
        assertEquals(before, settings().getList("platforms.code"));
    }

    @Test
    void a_default_platform_that_is_off_is_said() {
        browsing.confirm("/platforms", "index", "0", "what", "active");
        try {
            assertTrue(browsing.staff().get("/platforms").asString().contains("<mark>"), "a mark at the default");
        } finally {
            browsing.confirm("/platforms", "index", "0", "what", "active");
        }
    }

    @Test
    void a_file_is_taken_out_changed_and_put_in_force_after_its_preview() {
        String file = browsing.staff().get("/settings-file/settings.json").asString();
        int version = settings().getInt("version");
        String changed = file.replaceFirst("\"support_merchants\" ?: ?\\d+", "\"support_merchants\": 3")
                .replaceFirst("\"version\" ?: ?\\d+", "\"version\": 1");

        String asked = browsing.submit("/settings-file", "settings", changed, "reason", "a test", "step", "preview")
                .asString();
        assertTrue(asked.contains("<li>Trust, merchants near the best price: from 2 to 3</li>"), asked);
        assertTrue(asked.contains("<code>trust.support_merchants</code>"), asked);
        assertEquals(version, settings().getInt("version"), "a preview saves nothing");

        browsing.submit("/settings-file", "settings", changed, "reason", "a test");
        assertEquals(3, settings().getInt("trust.support_merchants"));
        browsing.confirm("/settings-file", "settings", file, "reason", "as before");
        assertEquals(2, settings().getInt("trust.support_merchants"));
    }

    @Test
    void a_file_that_cannot_be_in_force_is_shown_again_with_what_is_wrong() {
        String page = browsing.submit(
                        "/settings-file",
                        "settings",
                        "{\"outliers\":{\"mad_multiple\":\"-1\",\"percent\":\"3\"}}",
                        "reason",
                        "x")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertTrue(
                page.contains("<strong title=\"outliers.mad_multiple\">Outliers, median absolute deviations</strong>"),
                page);
        assertTrue(page.contains("&quot;mad_multiple&quot;:&quot;-1&quot;"), page);

        for (String wrong : List.of("no json", "[]", "{\"no_such_section\":1}")) {
            assertEquals(
                    400,
                    browsing.submit("/settings-file", "settings", wrong, "reason", "x")
                            .statusCode(),
                    wrong);
        }
        assertEquals(400, browsing.submit("/settings-file", "settings", "{}").statusCode(), "without a reason");
    }

    private static JsonPath settings() {
        return StaffApi.staff().get("/api/settings").jsonPath();
    }

    private static boolean hasControl(String page, String path) {
        String[] parts = path.split("\\.");
        String leaf = parts[parts.length - 1];
        String withParent = parts[parts.length - 2 < 0 ? 0 : parts.length - 2] + "_" + leaf;
        return NOT_TYPED.contains(leaf)
                || NAMED_BY_PROGRAM.contains(path)
                || page.contains("name=\"" + leaf + "\"")
                || page.contains("name=\"" + withParent + "\"")
                || page.contains("name=\"what\" value=\"" + leaf + "\"")
                || leaf.equals("active") && page.contains("/switch\"");
    }

    private static List<String> leaves(String path, Type type) {
        Class<?> record =
                type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
        if (!record.isRecord()) {
            return List.of(path);
        }
        List<String> found = new ArrayList<>();
        for (RecordComponent component : fields(record)) {
            found.addAll(leaves(path + "." + name(component), component.getGenericType()));
        }
        return found;
    }

    /** As they stand in JSON: those of an unwrapped part beside the others. */
    private static List<RecordComponent> fields(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? fields(component.getType()).stream()
                        : Stream.of(component))
                .toList();
    }

    private static String name(RecordComponent component) {
        JsonProperty own = component.getAccessor().getAnnotation(JsonProperty.class);
        return own != null && !own.value().isEmpty()
                ? own.value()
                : component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase();
    }
}
