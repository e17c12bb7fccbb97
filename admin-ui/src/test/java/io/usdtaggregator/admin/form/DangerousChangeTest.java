package io.usdtaggregator.admin.form;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class DangerousChangeTest {
    private static final String PREVIEW = "POST /internal/preview";
    private static final String SIXTY = moved("60");
    private static final String[] MARKUP = {
        "currency", "XOF", "mode", "PERCENT", "value", "60", "direction", "MARKUP", "reason", "sixty"
    };

    private static final String SKIPPED = moved("0").replace("960", "600").replace("[]", "[\"rule_skipped\"]");
    private static final String[] MARKDOWN = {
        "currency", "XOF", "mode", "FIXED", "value", "700", "direction", "MARKDOWN", "reason", "too much"
    };

    private StandInEngine engine;
    private Browsing browsing;

    @BeforeEach
    void an_engine() throws IOException {
        engine = StandInEngine.start();
        engine.answers(PREVIEW, SIXTY);
        browsing = Browsing.asAdmin();
    }

    @AfterEach
    void as_before() {
        String body = current()
                .replaceFirst("\"adjustments\":\\[.*?\\]", "\"adjustments\":[]")
                .replace("\"applies_to\":\"ALL\"", "\"applies_to\":\"PAGES\"");
        engine.answers(PREVIEW, "[]");
        engine.answers(PREVIEW, "[]");
        Response asked = api().body(body).put("/api/settings");
        if (asked.statusCode() == 409) {
            api().header("X-Confirm", asked.jsonPath().getString("confirm"))
                    .body(body)
                    .put("/api/settings")
                    .then()
                    .statusCode(200);
        }
        engine.close();
    }

    @Test
    void a_page_saves_a_dangerous_change_only_when_the_box_is_ticked() {
        Response asked = browsing.submit("/adjustments", MARKUP);
        asked.then()
                .statusCode(200)
                .body(containsString("(markets: 1; corridors: 0)"))
                .body(containsString("XOF, Ivory Coast, BUY"))
                .body(containsString("<li>XOF: new rule, markup of 60 %, reason “sixty”</li>"))
                .body(containsString("960"))
                .body(containsString("moves far"));
        assertEquals("[]", adjustments());

        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "save"))
                .then()
                .body(containsString("Nothing was saved"));
        assertEquals("[]", adjustments());

        String digest = Browsing.find(asked.asString(), "name=\"confirm\" value=\"([^\"]+)\"");
        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "save", "confirm", digest));
        assertTrue(adjustments().contains("sixty"), adjustments());
        String detail = api().get("/api/audit").jsonPath().getString("[0].detail");
        assertTrue(detail.contains(digest) && detail.contains("BUY") && detail.contains("960"), detail);
    }

    @Test
    void a_confirmation_does_not_hold_for_another_effect() {
        String digest = Browsing.find(
                browsing.submit("/adjustments", MARKUP).asString(), "name=\"confirm\" value=\"([^\"]+)\"");
        engine.answers(PREVIEW, moved("75"));

        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "save", "confirm", digest))
                .then()
                .body(containsString("Nothing was saved"))
                .body(containsString("75"));

        assertEquals("[]", adjustments());
    }

    @Test
    void a_harmless_change_is_shown_when_asked_and_saved_without_a_box() {
        engine.answers(PREVIEW, moved("1.5"));

        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "preview"))
                .then()
                .body(containsString("1.5"))
                .body(not(containsString("name=\"confirm\"")));
        assertEquals("[]", adjustments());

        browsing.submit("/adjustments", MARKUP);
        assertTrue(adjustments().contains("sixty"));
    }

    @Test
    void a_removal_that_moves_a_rate_asks_for_a_reason_which_stands_in_the_audit_log() {
        engine.answers(PREVIEW, moved("1.5"));
        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "preview"))
                .then()
                .body(not(containsString("<input name=\"reason\"")));
        browsing.submit("/adjustments", MARKUP);

        browsing.submit("/adjustments/remove", "index", "0", "step", "preview")
                .then()
                .body(containsString("<input name=\"reason\""));
        browsing.submit("/adjustments/remove", "index", "0", "step", "save", "reason", "the campaign is over");
        assertEquals("[]", adjustments());
        assertEquals("the campaign is over", api().get("/api/audit").jsonPath().getString("[0].reason"));
    }

    @Test
    void what_moves_a_rate_is_not_saved_without_a_reason_whatever_form_it_comes_from() {
        engine.answers(PREVIEW, moved("1.5"));
        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "save"));
        for (String none : new String[] {"", " \t"}) {
            for (String form : new String[] {"/adjustments/remove", "/adjustments/switch"}) {
                browsing.submit(form, "index", "0", "step", "save", "reason", none)
                        .then()
                        .statusCode(400)
                        .body(containsString("aria-describedby=\"wrong-reason\""));
            }
            browsing.submit("/platforms", "index", "1", "what", "up", "step", "save", "reason", none)
                    .then()
                    .statusCode(400)
                    .body(containsString("aria-describedby=\"wrong-reason\""));
        }
        assertTrue(adjustments().contains("\"active\":true"), adjustments());

        engine.answers(PREVIEW, SIXTY);
        Response asked = browsing.submit("/adjustments/remove", "index", "0");
        String digest = Browsing.find(asked.asString(), "name=\"confirm\" value=\"([^\"]+)\"");
        browsing.submit("/adjustments/remove", "index", "0", "step", "save", "confirm", digest)
                .then()
                .statusCode(400)
                .body(containsString("aria-describedby=\"wrong-reason\""));
        assertTrue(adjustments().contains("sixty"), adjustments());
    }

    @Test
    void without_the_engine_the_page_says_so_and_demands_the_box_too() {
        engine.close();

        Response asked = browsing.submit("/adjustments", MARKUP);
        asked.then().body(containsString("effect of this change cannot be shown"));
        assertEquals("[]", adjustments());

        String digest = Browsing.find(asked.asString(), "name=\"confirm\" value=\"([^\"]+)\"");
        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "save", "confirm", digest));
        assertTrue(adjustments().contains("sixty"));
    }

    @Test
    void a_new_rule_is_previewed_as_the_newest_of_its_scope_as_it_will_be_once_saved() {
        browsing.submit("/adjustments", MARKUP);
        assertTrue(engine.got.get(PREVIEW).contains("\"changed_at\":\""), engine.got.get(PREVIEW));

        engine.got.clear();
        api().body(current().replace("\"adjustments\":[]", "\"adjustments\":[" + rule() + "]"))
                .post("/api/settings/preview")
                .then()
                .statusCode(200);
        assertTrue(engine.got.get(PREVIEW).contains("\"changed_at\":\""), engine.got.get(PREVIEW));
    }

    @Test
    void a_preview_says_of_each_market_and_corridor_what_would_change_and_changes_nothing() {
        String corridor =
                "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"country_from\":\"CI\",\"country_to\":null,"
                        + "\"before\":\"0.0205\",\"after\":\"0.0128125\",\"percent\":\"-37.5\",\"flags\":[\"crossed\"]}";
        engine.answers(PREVIEW, SIXTY.replace("]}]", "]}," + corridor + "]"));
        String before = current();

        api().body(before.replace("\"adjustments\":[]", "\"adjustments\":[" + rule() + "]"))
                .post("/api/settings/preview")
                .then()
                .statusCode(200)
                .body("size()", equalTo(2))
                .body("[0].fiat", equalTo("XOF"))
                .body("[0].country", equalTo("CI"))
                .body("[0].trade_type", equalTo("BUY"))
                .body("[0].before", equalTo("600"))
                .body("[0].after", equalTo("960"))
                .body("[0].percent", equalTo("60"))
                .body("[0].flags.size()", equalTo(0))
                .body("[1].from_currency", equalTo("XOF"))
                .body("[1].to_currency", equalTo("GHS"))
                .body("[1].before", equalTo("0.0205"))
                .body("[1].after", equalTo("0.0128125"))
                .body("[1].percent", equalTo("-37.5"))
                .body("[1].flags[0]", equalTo("crossed"));

        assertTrue(engine.got.get(PREVIEW).contains("\"value\":\"60\""), engine.got.get(PREVIEW));
        assertEquals(before, current());
    }

    /** Valid from the next minute: nothing would change at once. */
    @Test
    void what_a_rule_does_later_is_told_with_its_instant_and_needs_the_box_too() {
        engine.answers(PREVIEW, SIXTY.replace("\"before\"", "\"effective_from\":\"2030-01-01T00:00:00Z\",\"before\""));

        api().body(current().replace("\"adjustments\":[]", "\"adjustments\":[" + rule() + "]"))
                .post("/api/settings/preview")
                .then()
                .statusCode(200)
                .body("[0].effective_from", equalTo("2030-01-01T00:00:00Z"))
                .body("[0].percent", equalTo("60"));
        browsing.submit("/adjustments", Browsing.with(MARKUP, "step", "save"))
                .then()
                .body(containsString("Nothing was saved"));

        assertEquals("[]", adjustments());
    }

    @Test
    void the_json_interface_asks_only_where_staff_set_it() {
        String proposed = current().replace("\"adjustments\":[]", "\"adjustments\":[" + rule() + "]");

        api().body(proposed).put("/api/settings").then().statusCode(200);
    }

    @Test
    void with_all_the_json_interface_refuses_until_the_digest_comes_back() {
        api().body(current().replace("\"applies_to\":\"PAGES\"", "\"applies_to\":\"ALL\""))
                .put("/api/settings")
                .then()
                .statusCode(200)
                .body("safety.applies_to", equalTo("ALL"));
        String before = current();
        // Without the key, and with a laxer one: what is in force decides.
        String proposed = before.replace("\"adjustments\":[]", "\"adjustments\":[" + rule() + "]");
        String lax = proposed.replace("\"applies_to\":\"ALL\"", "\"applies_to\":\"PAGES\"");
        String keyless = proposed.replaceFirst(",\"safety\":\\{[^}]*\\}", "");
        assertTrue(!keyless.contains("safety"), keyless);
        String digest = "";
        for (String body : new String[] {lax, keyless, proposed}) {
            digest = api().body(body)
                    .put("/api/settings")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("confirmation_required"))
                    .body("moves[0].fiat", equalTo("XOF"))
                    .body("moves[0].percent", equalTo("60"))
                    .body("moves[0].dangers[0]", equalTo("FAR"))
                    .extract()
                    .path("confirm");
        }
        api().header("X-Confirm", "made up")
                .body(proposed)
                .put("/api/settings")
                .then()
                .statusCode(409);
        assertEquals(before, current());

        api().header("X-Confirm", digest)
                .body(keyless)
                .put("/api/settings")
                .then()
                .statusCode(200)
                .body("safety.applies_to", equalTo("ALL"));
        assertTrue(api().get("/api/audit").jsonPath().getString("[0].detail").contains(digest));
    }

    @Test
    void a_loosened_guard_is_refused_in_words_of_its_own() {
        api().body(current().replace("\"applies_to\":\"PAGES\"", "\"applies_to\":\"ALL\""))
                .put("/api/settings")
                .then()
                .statusCode(200);
        engine.answers(PREVIEW, "[]");

        api().body(current().replace("\"hold_back_percent\":\"25\"", "\"hold_back_percent\":\"90\""))
                .put("/api/settings")
                .then()
                .statusCode(409)
                .body("detail", startsWith("This loosens a guard of rates or of changes. Nothing was saved; "));
    }

    @Test
    void a_markdown_that_leaves_nothing_is_refused_at_its_field_and_not_to_be_confirmed() {
        engine.answers(PREVIEW, sent -> sent.contains("\"700\"") ? SKIPPED : "[]");

        for (String step : new String[] {"preview", "save"}) {
            Response refused = browsing.submit("/adjustments", Browsing.with(MARKDOWN, "step", step));
            refused.then()
                    .statusCode(400)
                    .body(containsString("<small id=\"wrong-value\">would leave nothing of BUY XOF:CI</small>"))
                    .body(containsString("name=\"value\" value=\"700\""))
                    .body(not(containsString("name=\"confirm\"")));
        }

        assertEquals("[]", adjustments());
    }

    @Test
    void the_json_interface_refuses_a_markdown_that_leaves_nothing_whoever_must_confirm() {
        engine.answers(PREVIEW, sent -> sent.contains("\"700\"") ? SKIPPED : "[]");
        String nothing = rule().replace("PERCENT", "FIXED").replace("60", "700").replace("MARKUP", "MARKDOWN");
        String proposed = current().replace("\"adjustments\":[]", "\"adjustments\":[" + nothing + "]");

        api().body(proposed)
                .put("/api/settings")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("adjustments[0].value"))
                .body("errors[0].code", equalTo("not_positive"));
        assertEquals("[]", adjustments());

        engine.close();
        api().body(proposed).put("/api/settings").then().statusCode(200);
    }

    @Test
    void staff_set_the_limit_on_a_page() {
        browsing.submit("/change-control", "confirm_above_percent", "70", "applies_to", "PAGES")
                .then()
                .body(containsString("This loosens a guard"));
        assertTrue(current().contains("\"confirm_above_percent\":\"10\""), "nothing was saved");
        browsing.confirm("/change-control", "confirm_above_percent", "70", "applies_to", "PAGES");

        browsing.submit("/adjustments", MARKUP);
        assertTrue(adjustments().contains("sixty"), "60 is below the limit now");
        browsing.submit("/change-control", "confirm_above_percent", "10", "applies_to", "PAGES");
    }

    private static String moved(String percent) {
        return "[{\"fiat\":\"XOF\",\"country\":\"CI\",\"trade_type\":\"BUY\",\"before\":\"600\",\"after\":\"960\","
                + "\"percent\":\"" + percent + "\",\"flags\":[]}]";
    }

    private static String rule() {
        return "{\"currency\":\"XOF\",\"mode\":\"PERCENT\",\"value\":\"60\",\"direction\":\"MARKUP\",\"active\":true}";
    }

    private static String adjustments() {
        return Browsing.find(current(), "\"adjustments\":(\\[.*?\\])");
    }

    private static String current() {
        return api().get("/api/settings").then().statusCode(200).extract().asString();
    }

    private static RequestSpecification api() {
        return StaffApi.staff();
    }
}
