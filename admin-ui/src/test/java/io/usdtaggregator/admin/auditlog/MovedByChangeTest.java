package io.usdtaggregator.admin.auditlog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry of the audit log tells which rates staff's own change of the settings moved. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class MovedByChangeTest {
    private StandInEngine engine;
    private Browsing browsing;
    private String moves;
    private String path;

    @BeforeEach
    void a_change_of_the_settings() throws IOException {
        engine = StandInEngine.start();
        engine.answers("POST /internal/preview", "[]");
        browsing = Browsing.asAdmin();
        String settings = StaffApi.staff().get("/api/settings").asString();
        long version = StaffApi.staff()
                .body(settings)
                .put("/api/settings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("version");
        moves = "GET /internal/alerts/settings/" + version;
        path = newestEntry();
    }

    @AfterEach
    void gone() {
        engine.close();
    }

    @Test
    void an_entry_lists_what_its_change_moved_with_a_link_to_the_rate_at_that_time() {
        engine.answers(
                moves,
                "{\"alerts\":[{\"id\":\"01A\",\"kind\":\"settings_change\",\"key\":\"XOF:CI:BUY\",\"severity\":\"info\","
                        + "\"cause\":\"settings 2\",\"message\":\"moved\",\"raised_at\":\"2026-08-21T12:00:04Z\",\"changes\":["
                        + "{\"key\":\"XOF:CI:BUY\",\"before\":\"600\",\"after\":\"720\",\"percent\":\"20\",\"message\":\"moved\"}"
                        + "]}]}");

        String page = browsing.staff().get(path).asString();

        assertTrue(page.contains("What it moved"), page);
        assertTrue(page.contains("/rates?subject=XOF:CI:BUY&amp;at=2026-08-21T12:00:04Z"), page);
        assertTrue(page.contains("XOF, Ivory Coast"), page);
        assertTrue(page.contains("720") && page.contains("+20"), page);
        String french =
                browsing.staff().header("Accept-Language", "fr").get(path).asString();
        assertTrue(french.contains("Ce qu’il a fait bouger"), french);
    }

    @Test
    void a_change_that_moved_nothing_is_told_from_one_whose_moves_are_not_known_now() {
        engine.answers(moves, "{\"alerts\":[]}");
        assertTrue(browsing.staff().get(path).asString().contains("moved no rate by more than the alert threshold"));

        engine.refuses(moves, 503);
        String page = browsing.staff().get(path).asString();
        assertTrue(page.contains("cannot be shown now"), page);
        assertFalse(page.contains("moved no rate"), page);
    }

    @Test
    void an_entry_about_something_else_says_nothing_of_moves() {
        StaffApi.staff()
                .body("{\"username\":\"moves-nothing\",\"password\":\"a password of this test\"}")
                .post("/api/integrators");

        String entry = browsing.staff().get(newestEntry()).asString();
        assertTrue(entry.contains("moves-nothing"), entry);
        assertFalse(entry.contains("What it moved"));
    }

    private String newestEntry() {
        return Browsing.find(browsing.staff().get("/audit").asString(), "href=\"(/audit/\\d+)\"");
    }
}
