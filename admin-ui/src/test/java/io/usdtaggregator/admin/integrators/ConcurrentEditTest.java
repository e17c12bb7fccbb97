package io.usdtaggregator.admin.integrators;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.ShownForm;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people edit the same thing: the later one is told, and a form that is sent again does nothing again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class ConcurrentEditTest {
    private Browsing browsing;
    private String account;

    @BeforeEach
    void an_account() {
        browsing = Browsing.asAdmin();
        account = StaffApi.staff()
                .body("{\"username\":\"two-editors-" + UUID.randomUUID() + "\",\"password\":\"long enough for all\"}")
                .post("/api/integrators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void limits_of_an_older_page_change_nothing_and_are_told_who_was_faster() {
        String page = browsing.staff().get("/integrators?account=" + account).asString();
        ShownForm one = ShownForm.of(page, "quota-" + account).with("burst", "111");
        ShownForm other = ShownForm.of(page, "quota-" + account).with("monthly", "777");

        one.submit(browsing).then().statusCode(200);
        Response late = other.submit(browsing);

        late.then()
                .statusCode(409)
                .body(containsString("admin changed it at"))
                .body(containsString("Limit of requests at once: from 100 to 111"))
                .body(containsString("value=\"777\""));
        StaffApi.staff()
                .get("/api/integrators")
                .then()
                .body("find { it.id == '" + account + "' }.quota.burst", equalTo(111))
                .body("find { it.id == '" + account + "' }.quota.monthly", equalTo(null));
    }

    @Test
    void a_version_in_json_is_held_against_the_one_in_force() {
        StaffApi.staff()
                .body("{\"active\":false,\"version\":0}")
                .put("/api/integrators/" + account)
                .then()
                .statusCode(204);
        StaffApi.staff()
                .body("{\"active\":true,\"version\":0}")
                .put("/api/integrators/" + account)
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"));
    }

    @Test
    void an_answer_that_is_loaded_again_makes_no_second_key() {
        Response made = browsing.staff()
                .redirects()
                .follow(false)
                .formParam("csrf", browsing.csrf())
                .formParam("account", account)
                .formParam("name", "a till")
                .post("/integrators/keys");

        made.then().statusCode(303);
        browsing.follow(made).then().body(containsString("usdt_test_"));
        browsing.follow(made).then().statusCode(200);
        List<String> keys = StaffApi.staff()
                .get("/api/integrators/" + account + "/keys")
                .then()
                .extract()
                .path("id");
        assertEquals(1, keys.size());
    }
}
