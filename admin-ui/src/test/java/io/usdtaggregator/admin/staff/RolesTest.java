package io.usdtaggregator.admin.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each role may do, and how long a session lasts. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class RolesTest {
    private static final String PASSWORD = "a password of theirs";

    @Inject
    StaffAdministration administration;

    @Inject
    Pool database;

    private final String name = "member-" + UUID.randomUUID();

    @BeforeEach
    void set_up() {
        StaffApi.awaitFirstAccounts();
    }

    @Test
    void a_viewer_sees_everything_and_changes_nothing() {
        make(StaffRole.VIEWER);
        String settings = StaffApi.as(name, PASSWORD)
                .get("/api/settings")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        StaffApi.as(name, PASSWORD)
                .body(settings)
                .put("/api/settings")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        Browsing.as(name, PASSWORD)
                .submit("/refresh/now")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("OPERATOR"));

        assertEquals(settings, StaffApi.staff().get("/api/settings").asString());
    }

    @Test
    void an_operator_changes_prices_and_no_customers() {
        make(StaffRole.OPERATOR);
        String settings = StaffApi.staff().get("/api/settings").asString();

        StaffApi.as(name, PASSWORD).body(settings).put("/api/settings").then().statusCode(200);
        StaffApi.as(name, PASSWORD)
                .body("{\"username\":\"x-" + name + "\",\"password\":\"long enough for all\"}")
                .post("/api/integrators")
                .then()
                .statusCode(403);
        Browsing.as(name, PASSWORD)
                .submit("/staff", "username", "another-" + name, "password", PASSWORD, "role", "ADMIN")
                .then()
                .statusCode(403);
    }

    @Test
    void an_admin_makes_a_member_on_the_page_and_takes_the_account_away() {
        Browsing admin = Browsing.asAdmin();
        admin.submit("/staff", "username", name, "password", PASSWORD, "role", "OPERATOR")
                .then()
                .statusCode(200)
                .body(containsString(name))
                .body(not(containsString(PASSWORD)));
        Browsing member = Browsing.as(name, PASSWORD);
        member.staff().redirects().follow(false).get("/audit").then().statusCode(200);

        String id = member(name);
        admin.submit("/staff/switch", "account", id, "of_version", "0", "active", "off");

        member.staff().redirects().follow(false).get("/audit").then().statusCode(303);
        assertNull(Browsing.as(name, PASSWORD));
    }

    @Test
    void nobody_takes_their_own_account_away() {
        Browsing.asAdmin()
                .submit("/staff/switch", "account", member("admin"), "of_version", "0", "active", "off")
                .then()
                .statusCode(409);
    }

    @Test
    void a_session_that_is_not_used_for_half_an_hour_is_over() {
        Browsing browsing = Browsing.asAdmin();
        browsing.staff().redirects().follow(false).get("/audit").then().statusCode(200);

        database.preparedQuery(
                        "update access.session set used_at = now() - interval '31 minutes' where token_digest = $1")
                .executeAndAwait(io.vertx.mutiny.sqlclient.Tuple.of(Tokens.digest(browsing.session())));

        browsing.staff().redirects().follow(false).get("/audit").then().statusCode(303);
        given().get("/login").then().statusCode(200);
    }

    private void make(StaffRole role) {
        StaffApi.inDatabase(() -> administration.create("admin", name, PASSWORD, role));
    }

    private String member(String username) {
        return StaffApi.inDatabase(() -> administration.all()).stream()
                .filter(member -> member.username().equals(username))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
