package io.usdtaggregator.admin.alerts;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class AlertsPageTest {
    private static final String OPEN = "{\"id\":\"01A\",\"kind\":\"variation\",\"key\":\"XOF:CI:BUY\","
            + "\"severity\":\"critical\",\"cause\":\"XOF up\",\"changes\":["
            + "{\"key\":\"XOF:CI:BUY\",\"before\":\"600\",\"after\":\"840\",\"percent\":\"40\",\"message\":\"moved\"},"
            + "{\"key\":\"XOF:CI:GHS:-\",\"before\":\"0.02\",\"after\":\"0.0143\",\"percent\":\"-28.5\",\"message\":\"moved\"}],"
            + "\"message\":\"moved <b>40 %</b>\",\"raised_at\":\"2026-08-21T12:00:04Z\"}";
    private static final String SEEN = "{\"id\":\"01A\",\"kind\":\"variation\",\"key\":\"XOF:CI:BUY\","
            + "\"message\":\"moved\",\"raised_at\":\"2026-08-21T12:00:04Z\","
            + "\"acknowledged_at\":\"2026-08-21T12:01:00Z\",\"acknowledged_by\":\"admin\"}";

    private StandInEngine engine;
    private Browsing browsing;

    @BeforeEach
    void an_engine() throws IOException {
        engine = StandInEngine.start();
        engine.answers("GET /internal/alerts", "{\"alerts\":[" + OPEN + "]}");
        browsing = Browsing.asAdmin();
    }

    @AfterEach
    void gone() {
        engine.close();
    }

    @Test
    void an_alert_is_shown_in_both_languages_and_its_text_is_never_markup() {
        browsing.staff()
                .get("/alerts")
                .then()
                .statusCode(200)
                .body(containsString("XOF:CI:BUY"))
                .body(containsString("Acknowledge"))
                .body(containsString("critical"))
                .body(containsString("XOF, Ivory Coast"))
                .body(containsString("XOF:CI:GHS:-"))
                .body(containsString("0.0143"))
                .body(not(containsString("<b>40")));
        browsing.staff().header("Accept-Language", "fr").get("/alerts").then().body(containsString("Acquitter"));
    }

    @Test
    void acknowledging_tells_the_engine_who_did() {
        engine.answers("POST /internal/alerts/01A/acknowledge", SEEN);

        browsing.submit("/alerts", "id", "01A").then().statusCode(200);

        assertEquals("{\"by\":\"admin\"}", engine.got.get("POST /internal/alerts/01A/acknowledge"));
    }

    @Test
    void many_are_acknowledged_at_once_and_the_button_of_one_acknowledges_that_one_only() {
        engine.answers("POST /internal/alerts/01A/acknowledge", SEEN);
        engine.answers("POST /internal/alerts/01B/acknowledge", SEEN);

        browsing.submit("/alerts", "id", "01A", "only", "01B");
        assertEquals(null, engine.got.get("POST /internal/alerts/01A/acknowledge"));
        assertEquals("{\"by\":\"admin\"}", engine.got.remove("POST /internal/alerts/01B/acknowledge"));

        browsing.submit("/alerts", "id", "01A", "id", "01B");
        assertEquals("{\"by\":\"admin\"}", engine.got.get("POST /internal/alerts/01A/acknowledge"));
        assertEquals("{\"by\":\"admin\"}", engine.got.get("POST /internal/alerts/01B/acknowledge"));
    }

    @Test
    void an_alert_that_is_not_there_is_said_so_and_the_others_stay_on_the_page() {
        for (String unknown : new String[] {"01Z", "../rates"}) {
            browsing.submit("/alerts", "id", unknown)
                    .then()
                    .statusCode(404)
                    .body(containsString("This alert does not exist"))
                    .body(containsString("XOF:CI:BUY"));
        }
    }

    @Test
    void open_alerts_of_one_cause_are_one_line_the_most_urgent_first_and_the_choice_narrows_them() {
        engine.answers(
                "GET /internal/alerts",
                "{\"alerts\":[" + alert("01F", "fallback", "warning", "binance", "XOF:-:BUY") + ","
                        + alert("01E", "held_back", "critical", "XOF up", "XOF:CI:SELL") + ","
                        + alert("01D", "held_back", "critical", "XOF up", "XOF:CI:BUY") + "," + SEEN + "]}");

        String page = browsing.staff().get("/alerts").asString();
        assertTrue(page.contains("value=\"01E 01D\""), page);
        assertTrue(page.indexOf("held back until a second read") < page.indexOf("in the place of Binance P2P"), page);
        assertTrue(page.indexOf("in the place of Binance P2P") < page.indexOf("<h2>Acknowledged</h2>"), page);
        assertTrue(page.contains("/rates?subject=XOF:CI:SELL&amp;at=2026-08-21T12:00:04Z"), page);

        String french = browsing.staff()
                .header("Accept-Language", "fr")
                .get("/alerts?severity=warning")
                .asString();
        assertTrue(french.contains("une autre plateforme sert à la place de Binance P2P"), french);
        assertFalse(french.contains("retenu jusqu’à ce qu’une deuxième lecture"), french);
    }

    @ParameterizedTest
    @EnumSource(value = AlertKind.class, mode = EnumSource.Mode.EXCLUDE, names = "SETTINGS_CHANGE")
    void every_kind_of_alert_is_told_in_french_words_and_its_english_sentence_only_as_recorded(AlertKind kind) {
        engine.answers(
                "GET /internal/alerts",
                "{\"alerts\":[" + alert("01F", kind.code(), "warning", "binance", "XOF:CI:BUY") + "]}");
        String english = told("en");
        String french = told("fr");

        assertNotEquals(english, french);
        assertFalse(kind.code().contains("_") && french.contains(kind.code()), french);
        assertFalse(french.contains("recorded in English"), french);
        assertTrue(french.contains("XOF, Côte d") || kind.name().matches("POISON_MESSAGE|OFFICIAL_RATE"), french);
        for (String words : english.split("[.:()]|  +")) {
            assertTrue(words.trim().split(" ").length < 3 || !french.contains(words.trim()), words + " in " + french);
        }
    }

    /** What the row of the one alert tells, without what is folded. */
    private String told(String language) {
        String page = browsing.staff()
                .header("Accept-Language", language)
                .get("/alerts")
                .asString();
        String row = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
        return row.replaceAll("(?s)<details>.*?</details>", "")
                .replaceAll("<time.*?</time>|<[^>]+>", "  ")
                .trim();
    }

    @Test
    void many_are_acknowledged_with_a_note_which_stays_with_them_and_in_the_audit_log() {
        engine.answers("POST /internal/alerts/01A/acknowledge", SEEN);
        engine.answers("POST /internal/alerts/01B/acknowledge", SEEN);

        browsing.submit("/alerts", "id", "01A 01B", "note", "checked with the <desk>")
                .then()
                .statusCode(200);
        engine.answers("GET /internal/alerts", "{\"alerts\":[" + SEEN + "]}");

        browsing.staff().get("/alerts").then().body(containsString("checked with the &lt;desk&gt;"));
        browsing.staff()
                .queryParam("what", "alerts acknowledged")
                .get("/audit")
                .then()
                .body(containsString("acknowledged alerts"))
                .body(containsString("checked with the &lt;desk&gt;"));
    }

    @Test
    void no_selection_and_a_note_that_is_too_long_are_said_and_the_note_stays() {
        browsing.submit("/alerts", "note", "for nothing").then().statusCode(400).body(containsString("for nothing"));
        browsing.submit("/alerts", "id", "01A", "note", "x".repeat(501)).then().statusCode(400);
        assertEquals(null, engine.got.get("POST /internal/alerts/01A/acknowledge"));
    }

    private static String alert(String id, String kind, String severity, String cause, String key) {
        return "{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"severity\":\"" + severity + "\",\"cause\":\"" + cause
                + "\",\"key\":\"" + key + "\",\"changes\":[{\"key\":\"" + key
                + "\",\"before\":\"600\",\"after\":\"840\",\"percent\":\"40\",\"message\":\"moved\"}],"
                + "\"message\":\"recorded in English\",\"raised_at\":\"2026-08-21T12:00:04Z\"}";
    }

    @Test
    void a_form_of_another_session_acknowledges_nothing() {
        browsing.staff()
                .formParam("csrf", "forged")
                .formParam("id", "01A")
                .post("/alerts")
                .then()
                .statusCode(403);
        assertEquals(null, engine.got.get("POST /internal/alerts/01A/acknowledge"));
    }

    @Test
    void the_same_as_json() {
        engine.answers("POST /internal/alerts/01A/acknowledge", SEEN);

        given().auth()
                .preemptive()
                .basic("admin", FirstAccountsProfile.PASSWORD)
                .get("/api/alerts")
                .then()
                .statusCode(200)
                .body("alerts[0].id", equalTo("01A"));
        given().auth()
                .preemptive()
                .basic("admin", FirstAccountsProfile.PASSWORD)
                .post("/api/alerts/01A/acknowledge")
                .then()
                .statusCode(200)
                .body("acknowledged_by", equalTo("admin"));
        given().auth()
                .preemptive()
                .basic("admin", FirstAccountsProfile.PASSWORD)
                .post("/api/alerts/01Z/acknowledge")
                .then()
                .statusCode(404);
    }

    @Test
    void an_engine_that_is_out_is_a_sentence_on_the_page_and_a_503_as_json() {
        engine.close();

        browsing.staff().get("/alerts").then().statusCode(200).body(containsString("cannot be reached"));
        given().auth()
                .preemptive()
                .basic("admin", FirstAccountsProfile.PASSWORD)
                .get("/api/alerts")
                .then()
                .statusCode(503);
    }
}
