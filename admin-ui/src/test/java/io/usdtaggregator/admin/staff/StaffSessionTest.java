package io.usdtaggregator.admin.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class StaffSessionTest {
    @Inject
    StaffAccounts staff;

    @Inject
    Passwords passwords;

    @Inject
    StaffSessions sessions;

    @Inject
    Transactions transactions;

    @Inject
    MeterRegistry meters;

    @Test
    void a_new_password_ends_every_session_of_the_account() {
        Browsing one = Browsing.asAdmin();
        Browsing other = Browsing.asAdmin();
        one.staff().redirects().follow(false).get("/change-control").then().statusCode(200);

        StaffApi.inDatabase(
                () -> passwords.hash(FirstAccountsProfile.PASSWORD).chain(hash -> staff.put("admin", hash)));

        one.staff().redirects().follow(false).get("/change-control").then().statusCode(303);
        other.staff().redirects().follow(false).get("/change-control").then().statusCode(303);
        Browsing.asAdmin().staff().get("/change-control").then().statusCode(200);
    }

    @Test
    void a_page_that_goes_on_by_itself_keeps_no_session_open() {
        Browsing browsing = Browsing.asAdmin();
        String digest = Tokens.digest(browsing.session());
        Instant before = Instant.now().minusSeconds(300).truncatedTo(ChronoUnit.MICROS);
        StaffApi.inDatabase(
                () -> transactions.write(() -> sessions.update("usedAt = ?1 where tokenDigest = ?2", before, digest)));

        StaffApi.inDatabase(() -> sessions.use(digest, false));
        assertEquals(before, usedAt(digest));

        browsing.staff().get("/change-control").then().statusCode(200);
        assertTrue(usedAt(digest).isAfter(before));
    }

    @Test
    void after_five_wrong_passwords_even_the_right_one_has_to_wait() {
        String name = "clerk-" + UUID.randomUUID();
        StaffApi.inDatabase(() -> passwords.hash("the right one").chain(hash -> staff.put(name, hash)));
        double before = meters.counter("admin.logins.throttled").count();
        for (int i = 0; i < 5; i++) {
            status(name, "wrong", 401);
        }

        Browsing.login(name, "the right one").then().statusCode(429).header("Retry-After", equalTo("30"));
        given().header("Accept-Language", "fr-BJ,fr;q=0.9").get("/login").then().body(containsString("lang=\"fr\""));
        assertEquals(before + 1, meters.counter("admin.logins.throttled").count(), "what operators are alerted by");
        Browsing.asAdmin().staff().get("/change-control").then().statusCode(200);
    }

    @Test
    void a_session_reads_settings_and_changes_them_only_with_its_token() {
        Browsing browsing = Browsing.asAdmin();
        String before = browsing.staff()
                .get("/api/settings")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String token = Browsing.find(browsing.staff().get("/refresh").asString(), "name=\"csrf\" value=\"([^\"]+)\"");

        browsing.staff()
                .header("X-Reason", "a test")
                .contentType(ContentType.JSON)
                .body(before)
                .put("/api/settings")
                .then()
                .statusCode(403);
        browsing.staff()
                .header("X-Reason", "a test")
                .contentType(ContentType.JSON)
                .header("X-CSRF-Token", token + "x")
                .body(before)
                .put("/api/settings")
                .then()
                .statusCode(403);
        assertEquals(before, browsing.staff().get("/api/settings").asString());

        browsing.staff()
                .header("X-Reason", "a test")
                .contentType(ContentType.JSON)
                .header("X-CSRF-Token", token)
                .body(before)
                .put("/api/settings")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login;/../safety",
                "/login/../safety",
                "/login/%2e%2e/safety",
                "/safety;/login",
                "/safety;x=/login",
                "/;/login/..;/safety",
                "/language;/../safety",
                "/login%2f..%2fsafety",
                "/login;x/audit",
                "/;x/safety",
                "//safety"
            })
    void no_path_leads_past_the_login(String path) {
        int status = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path)
                .statusCode();
        assertTrue(Set.of(303, 400, 401, 404).contains(status), path + ": " + status);
    }

    private Instant usedAt(String digest) {
        return StaffApi.inDatabase(() -> transactions.read(() -> sessions.findById(digest))).usedAt;
    }

    private static void status(String name, String password, int status) {
        Browsing.login(name, password).then().statusCode(status);
    }
}
