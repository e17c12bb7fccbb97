package io.usdtaggregator.admin.ownaccount;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One's own account: how long a session lasts, a lost password, the second step, language and time zone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class OwnAccountTest {
    private static final String PASSWORD = "a password of this test";
    private static final String OTHER = "another password of this test";

    private final String name = "clerk-" + UUID.randomUUID();
    private Instant now = Instant.now();
    private Browsing admin;
    private String id;

    @BeforeEach
    void a_member_of_staff() {
        QuarkusMock.installMockForType(() -> now, InstantSource.class);
        admin = Browsing.asAdmin();
        admin.submit("/staff", "username", name, "password", PASSWORD, "role", "OPERATOR");
        String page = admin.staff().get("/staff").asString();
        id = Browsing.find(page.substring(page.indexOf(">" + name + "<")), "name=\"account\" value=\"([^\"]+)\"");
    }

    @Test
    void a_session_ends_after_half_an_hour_without_use_and_after_eight_hours_of_use() {
        Browsing idle = Browsing.as(name, PASSWORD);
        now = now.plus(Duration.ofMinutes(29));
        assertEquals(200, status(idle));
        now = now.plus(Duration.ofMinutes(29));
        assertEquals(200, status(idle), "each use begins the half hour again");
        now = now.plus(Duration.ofMinutes(31));
        assertEquals(303, status(idle));

        Browsing busy = Browsing.as(name, PASSWORD);
        for (int minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
            now = now.plus(Duration.ofMinutes(20));
            assertEquals(200, status(busy), "after " + minutes);
        }
        now = now.plus(Duration.ofMinutes(21));
        assertEquals(303, status(busy));
    }

    @Test
    void an_admin_ends_one_session_of_another_person_who_can_end_none_of_others() {
        Browsing clerk = Browsing.as(name, PASSWORD);
        Browsing elsewhere = Browsing.as(name, PASSWORD);
        String session = Tokens.digest(clerk.session());
        String ofAdmin = Tokens.digest(admin.session());
        String sessions = admin.staff().get("/account").asString();
        assertTrue(sessions.contains("value=\"" + session + "\""), "an admin sees the sessions of all");
        assertFalse(clerk.staff().get("/account").asString().contains(ofAdmin), "others see only their own");

        assertEquals(403, clerk.submit("/account/sessions", "session", ofAdmin).statusCode());
        assertEquals(200, status(admin));

        assertEquals(200, admin.submit("/account/sessions", "session", session).statusCode());
        assertEquals(303, status(clerk), "ended at once");
        assertEquals(200, status(elsewhere), "their other session goes on");
        String log = admin.staff().get("/audit?thing=" + name).asString();
        assertTrue(log.contains("sessions ended"), log);
    }

    @Test
    void a_link_sets_a_password_once_and_ends_all_sessions() {
        Browsing before = Browsing.as(name, PASSWORD);
        String older = link();
        String link = link();
        assertEquals(404, open(older), "only the newest link works");

        assertEquals(400, set(link, "short", "short"));
        assertEquals(400, set(link, OTHER, OTHER + "x"));
        assertEquals(303, set(link, OTHER, OTHER));

        assertEquals(303, status(before), "sessions of before have ended");
        assertNull(Browsing.as(name, PASSWORD));
        assertNotNull(Browsing.as(name, OTHER));
        assertEquals(404, set(link, PASSWORD, PASSWORD), "a link works once");
        String log = admin.staff().get("/audit?thing=" + name).asString();
        assertTrue(log.contains("password set by link") && log.contains("password link made"), log);
        assertFalse(log.contains(link.substring(link.lastIndexOf('/') + 1)), "no token in the log");
    }

    @Test
    void a_link_expires_after_a_day_and_only_an_admin_makes_one() {
        String link = link();
        now = now.plus(Duration.ofHours(24)).plusSeconds(1);
        assertEquals(404, open(link));

        assertEquals(
                403,
                Browsing.as(name, PASSWORD)
                        .submit("/staff/reset-link", "account", id)
                        .statusCode());
    }

    @Test
    void the_second_step_is_asked_for_and_no_code_is_taken_twice() throws Exception {
        Browsing clerk = Browsing.as(name, PASSWORD);
        assertEquals(
                400,
                clerk.submit("/account/two-step/begin", "present_password", "wrong")
                        .statusCode());
        String page = clerk.submit("/account/two-step/begin", "present_password", PASSWORD)
                .asString();
        byte[] secret = new Base32().decode(Browsing.find(page, "otpauth://totp/[^\"]*secret=([A-Z2-7]+)"));
        assertNotNull(Browsing.as(name, PASSWORD), "not asked for until it was confirmed");
        assertEquals(
                400, clerk.submit("/account/two-step/confirm", "code", "000000").statusCode());

        String done =
                clerk.submit("/account/two-step/confirm", "code", code(secret)).asString();
        String recovery = Browsing.find(done, "<code>([a-z0-9]{5}-[a-z0-9]{5})</code>");
        assertFalse(clerk.staff().get("/account/two-step").asString().contains(recovery), "shown once");

        assertEquals(401, login(PASSWORD, ""));
        assertEquals(401, login(PASSWORD, code(secret)), "the code that confirmed was taken");
        now = now.plusSeconds(30);
        assertEquals(401, login("wrong password", code(secret)));
        assertEquals(303, login(PASSWORD, code(secret)));
        assertEquals(401, login(PASSWORD, code(secret)));
        assertEquals(303, login(PASSWORD, recovery.toUpperCase()));
        assertEquals(401, login(PASSWORD, recovery));
        assertEquals(401, StaffApi.as(name, PASSWORD).get("/api/settings").statusCode(), "no way round by HTTP Basic");

        admin.submit("/staff/two-step/remove", "account", id);
        assertEquals(303, login(PASSWORD, ""));
        String log = admin.staff().get("/audit?thing=" + name).asString();
        assertTrue(log.contains("two-step login on") && log.contains("recovery code used"), log);
    }

    @Test
    void guessing_codes_with_the_right_password_has_to_wait_as_guessing_passwords() throws Exception {
        Browsing clerk = Browsing.as(name, PASSWORD);
        String page = clerk.submit("/account/two-step/begin", "present_password", PASSWORD)
                .asString();
        byte[] secret = new Base32().decode(Browsing.find(page, "otpauth://totp/[^\"]*secret=([A-Z2-7]+)"));
        clerk.submit("/account/two-step/confirm", "code", code(secret));

        for (int guess = 0; guess < 5; guess++) {
            assertEquals(401, login(PASSWORD, "00000" + guess));
        }
        now = now.plusSeconds(30);
        assertEquals(429, login(PASSWORD, code(secret)));
    }

    @Test
    void language_and_time_zone_are_kept_with_the_account() {
        Browsing clerk = Browsing.as(name, PASSWORD);
        String account = clerk.staff().get("/account").asString();
        assertTrue(account.indexOf("Africa/Abidjan\" selected") > 0, account);
        assertTrue(account.indexOf(">Africa/Abidjan<") < account.indexOf(">Africa/Accra<"), account);
        assertEquals(
                400,
                clerk.submit("/account/choices", "language", "fr", "time_zone", "Mars/Base")
                        .statusCode());

        clerk.submit("/account/choices", "language", "fr", "time_zone", "Africa/Lagos");

        Response login = Browsing.login(name, PASSWORD);
        assertEquals("fr", login.cookie("language"));
        String page = Browsing.as(name, PASSWORD).staff().get("/account").asString();
        assertTrue(page.contains("\u00a0UTC+01:00"), page);
        assertTrue(page.contains(">Africa/Lagos</a>"), page);
    }

    private int status(Browsing browsing) {
        return browsing.staff().redirects().follow(false).get("/account").statusCode();
    }

    private String link() {
        String page = admin.submit("/staff/reset-link", "account", id).asString();
        return Browsing.find(page, "id=\"reset-link\">https?://[^/]+(/password-reset/[^<]+)<");
    }

    private static int open(String link) {
        return given().get(link).statusCode();
    }

    private static int set(String link, String wanted, String again) {
        Response login = given().get("/login");
        return given().redirects()
                .follow(false)
                .cookie("csrf", login.cookie("csrf"))
                .formParam("csrf", login.cookie("csrf"))
                .formParam("new_password", wanted)
                .formParam("new_password_again", again)
                .post(link)
                .statusCode();
    }

    private int login(String password, String code) {
        Response login = given().get("/login");
        return given().redirects()
                .follow(false)
                .cookie("csrf", login.cookie("csrf"))
                .formParam("csrf", login.cookie("csrf"))
                .formParam("username", name)
                .formParam("password", password)
                .formParam("code", code)
                .post("/login")
                .statusCode();
    }

    private String code(byte[] secret) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), now);
    }
}
