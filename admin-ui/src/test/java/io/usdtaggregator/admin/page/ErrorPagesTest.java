package io.usdtaggregator.admin.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.BrokenPage;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on a page is told on a page, in the reader's language. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class ErrorPagesTest {
    private static final String PASSWORD = "a password of this test";

    private Browsing browsing;

    @BeforeEach
    void logged_in() {
        browsing = Browsing.asAdmin();
    }

    @Test
    void an_address_of_nothing_is_a_page_that_leads_back() {
        browsing.staff()
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body(containsString("There is no such page"))
                .body(containsString("href=\"/\""));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/market-data/nobody/XOF:CI:BUY")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body(containsString("Cette page n’existe pas"));
    }

    @Test
    void a_wrong_method_is_a_page_too() {
        browsing.staff().delete("/liquidity").then().statusCode(405).contentType(startsWith("text/html"));
    }

    @Test
    void a_fault_of_ours_is_a_page_in_the_readers_language_that_tells_nothing_of_its_inside() {
        browsing.staff()
                .header("Accept-Language", "fr")
                .get(BrokenPage.PATH)
                .then()
                .statusCode(500)
                .contentType(startsWith("text/html"))
                .body(containsString("Un problème est survenu ici"))
                .body(containsString("href=\"/\""))
                .body(not(containsString("a detail that no reader may see")));
    }

    @Test
    void what_a_role_may_not_do_is_a_403_page_that_says_so() {
        String viewer = "viewer-" + UUID.randomUUID();
        browsing.submit("/staff", "username", viewer, "password", PASSWORD, "role", "VIEWER");

        Browsing.as(viewer, PASSWORD)
                .submit("/liquidity", "trade_type", "BUY")
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"))
                .body(containsString("This needs the role OPERATOR; yours is VIEWER."));
    }

    @Test
    void a_form_of_another_session_is_a_403_that_says_so() {
        browsing.staff()
                .formParam("csrf", "forged")
                .header("Accept-Language", "fr")
                .post("/refresh/now")
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"))
                .body(containsString("Ce formulaire est d’une autre session"));
    }

    @Test
    void the_json_interface_answers_problems() {
        StaffApi.staff()
                .get("/api/nothing-here")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
        StaffApi.staff()
                .body("{")
                .post("/api/integrators")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void no_page_is_kept_by_a_cache_or_shown_in_a_frame() {
        browsing.staff()
                .get("/audit")
                .then()
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"));
        given().get("/login").then().header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void the_language_leads_back_and_never_off_this_site() {
        given().redirects()
                .follow(false)
                .header("Referer", "https://x//evil.example/x")
                .get("/language")
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")));
    }

    @Test
    void the_present_page_is_marked_in_the_menu() {
        browsing.staff()
                .get("/liquidity")
                .then()
                .body(containsString("<a href=\"/liquidity\" aria-current=\"page\">Liquidity"))
                .body(not(containsString("<a href=\"/\" aria-current")));
    }

    @Test
    void a_page_that_was_done_says_so_once() {
        String page = browsing.submit("/refresh/now").asString();
        assertTrue(page.contains("no collector answered"), page);

        browsing.staff().get("/refresh").then().body(not(containsString("no collector answered")));
    }
}
