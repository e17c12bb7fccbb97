package io.usdtaggregator.admin.start;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service starts while PostgreSQL is out, and says so. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithoutDatabaseTest.NoDatabase.class)
class WithoutDatabaseTest {

    /** Nothing listens there. */
    public static class NoDatabase extends FirstAccountsProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/postgres");
            overrides.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/postgres");
            return overrides;
        }
    }

    @Test
    void it_is_alive_and_not_ready() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
    }

    @Test
    void pages_and_json_say_that_the_database_is_out() {
        given().get("/login").then().statusCode(200);
        StaffApi.staff()
                .get("/api/settings")
                .then()
                .statusCode(503)
                .contentType(startsWith("application/problem+json"))
                .header("Retry-After", notNullValue())
                .body("code", equalTo("database_unavailable"));
        given().cookie("staff_session", "any")
                .header("Accept-Language", "fr")
                .get("/liquidity")
                .then()
                .statusCode(503)
                .contentType(startsWith("text/html"))
                .body(containsString("Indisponible pour l’instant"));
    }
}
