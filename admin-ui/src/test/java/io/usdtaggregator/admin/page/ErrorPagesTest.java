package io.usdtaggregator.admin.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.usdtaggregator.admin.testing.BrokenPage;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void an_error_leads_back_to_the_page_that_the_reader_comes_from() {
        browsing.staff()
                .header("Referer", RestAssured.baseURI + ":" + RestAssured.port + "/integrators")
                .header("Accept-Language", "fr-FR,fr;q=0.9,en;q=0.8")
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .body(containsString("<a href=\"/integrators\" role=\"button\">Retour à la page</a>"));
        browsing.staff()
                .header("Referer", "https://evil.example/integrators")
                .get("/nothing-here")
                .then()
                .body(not(containsString("Back to the page")));
    }

    /** A preview and a refused form stand there, and people load them again. */
    @ParameterizedTest
    @CsvSource({
        "/adjustments/edit, /adjustments",
        "/price-rules/trust, /price-rules",
        "/integrators/keys/change, /integrators",
        "/audit/1/revert, /audit/1",
        "/refresh/now, /refresh",
    })
    void the_address_of_a_form_loaded_as_a_page_leads_to_its_page(String form, String page) {
        browsing.staff()
                .redirects()
                .follow(false)
                .get(form)
                .then()
                .statusCode(303)
                .header("Location", endsWith(page));
    }

    @Test
    void a_form_that_is_too_large_is_a_page_that_says_so() {
        browsing.staff()
                .header("Accept-Language", "fr")
                .contentType("application/x-www-form-urlencoded")
                .body("settings=" + "x".repeat(300_000))
                .post("/settings-file")
                .then()
                .statusCode(413)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(containsString("Ce qui a été envoyé est trop grand"))
                .body(containsString("href=\"/\""));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /audit/abc | 404 | La page",
                "GET | /audit/999999999999999999 | 404 | La page",
                "GET | /approvals/nothing | 404 | La page",
                "GET | /markets/XOF:CI | 404 | La page",
                "GET | /corridors/XOF:CI | 404 | La page",
                "GET | /webhooks/nothing | 404 | La page",
                "DELETE | /adjustments | 405 | Cette adresse ne prend pas ce genre de demande",
                "PUT | /staff | 405 | Cette adresse ne prend pas ce genre de demande",
            })
    void each_error_is_a_page_of_the_readers_language_without_a_word_of_english(
            String method, String path, int status, String words) {
        String page = browsing.staff()
                .cookie("language", "fr")
                .request(method, path)
                .then()
                .contentType(startsWith("text/html"))
                .extract()
                .asString();
        assertTrue(page.contains("<title>" + status), page);
        assertTrue(page.contains("id=\"error-page\""), page);
        assertTrue(status == 404 || page.contains(words), page);
        for (String english : List.of("There is nothing", "does not exist", "This path", "cannot be read")) {
            assertFalse(page.contains(english), english + "\n" + page);
        }
    }

    /** The library asks for the token by the kind of body; a kind that it does not know must not pass without one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "APPLICATION/X-WWW-FORM-URLENCODED",
                "application/x-www-form-urlencoded; charset=UTF-8",
                " application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "text/plain; application/x-www-form-urlencoded",
                "application/json",
                "x"
            })
    void nothing_changes_without_the_token_of_the_session_whatever_kind_of_body_is_sent(String kind) throws Exception {
        long before = StaffApi.staff().get("/api/settings").jsonPath().getLong("version");
        for (String token : new String[] {"", "&csrf=", "&csrf=forged", "&csrf=" + browsing.session()}) {
            HttpRequest form = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/change-control"))
                    .header("Cookie", "staff_session=" + browsing.session() + "; csrf=" + browsing.csrf())
                    .header("Content-Type", kind)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "version=" + before + "&confirm_above_percent=7&applies_to=PAGES&reason=forged" + token))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(form, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertTrue(status >= 400, kind + " " + token + ": " + status);
        }
        assertEquals(before, StaffApi.staff().get("/api/settings").jsonPath().getLong("version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/liquidity | trade_type=BUY&unit=FIAT&match=OVERLAP&min=1&reason=x | >Devise<",
                "/currencies/add | code=QQQ&en=x&fr=x | >code ISO<",
                "/integrators | username=a b&password=long-enough-for-all&group=operator | >nom d’utilisateur<",
                "/staff | username=a b&password=long-enough-for-all&role=VIEWER | >nom d’utilisateur<",
            })
    void a_wrong_field_is_called_by_its_name_and_not_by_its_path(String path, String typed, String name) {
        String form = typed + "&csrf=" + browsing.csrf() + "&version="
                + StaffApi.staff().get("/api/settings").jsonPath().getLong("version");
        browsing.staff()
                .cookie("language", "fr")
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(path)
                .then()
                .statusCode(400)
                .body(containsString(name));
    }

    @Test
    void a_page_reads_forms_and_nothing_else() {
        browsing.staff()
                .header("X-CSRF-Token", browsing.csrf())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/refresh")
                .then()
                .statusCode(415)
                .contentType(startsWith("text/html"));
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
        browsing.staff()
                .cookie("language", "fr")
                .formParam("csrf", browsing.csrf())
                .formParam("interval", "PT1M")
                .post("/refresh")
                .then()
                .statusCode(400)
                .body(not(containsString("the version that the page showed")));
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
