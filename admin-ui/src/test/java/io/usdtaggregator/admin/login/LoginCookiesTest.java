package io.usdtaggregator.admin.login;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class LoginCookiesTest {

    @Test
    void behind_a_trusted_proxy_that_speaks_tls_the_session_goes_over_tls_only() {
        Browsing.asAdmin();

        String overTls = session(given().header("X-Forwarded-Proto", "https"));
        assertTrue(overTls.contains("Secure"), overTls);
        for (String cookie : new String[] {overTls, session(given())}) {
            assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        }
        assertFalse(session(given()).contains("Secure"));
    }

    @Test
    void every_cookie_of_a_reader_who_came_over_tls_goes_over_tls_only() {
        for (String path : new String[] {"/login", "/language", "/audit"}) {
            given().redirects()
                    .follow(false)
                    .header("X-Forwarded-Proto", "https")
                    .cookie("staff_session", "ended")
                    .accept("text/html")
                    .get(path)
                    .headers()
                    .getValues("Set-Cookie")
                    .forEach(cookie -> assertTrue(
                            cookie.contains("Secure") && cookie.contains("SameSite=Strict"), path + ": " + cookie));
        }
    }

    /** The header that sets the cookie of a session. */
    private static String session(RequestSpecification request) {
        Response page = given().get("/login");
        return request
                .redirects()
                .follow(false)
                .cookie("csrf", page.cookie("csrf"))
                .formParam("csrf", Browsing.find(page.asString(), "name=\"csrf\" value=\"([^\"]+)\""))
                .formParam("username", "admin")
                .formParam("password", FirstAccountsProfile.PASSWORD)
                .post("/login")
                .headers()
                .getValues("Set-Cookie")
                .stream()
                .filter(cookie -> cookie.startsWith("staff_session="))
                .findFirst()
                .orElseThrow();
    }
}
