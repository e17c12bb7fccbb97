package io.usdtaggregator.base.management;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service whose management interface listens on a port of its own. */
@QuarkusTest
@TestProfile(ManagementPortTest.Open.class)
class ManagementPortTest {
    public static class Open implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.management.host-enabled", "true");
        }
    }

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void health_is_answered_on_the_management_port() {
        onManagementPort().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void internal_calls_are_answered_on_the_management_port() {
        onManagementPort()
                .header("X-Service-Token", "of-the-tests")
                .get("/internal/answer")
                .then()
                .statusCode(200)
                .body(is("told to services"));
    }

    @Test
    void a_body_is_read_there_whole() {
        String body = "x".repeat(300_000);

        onManagementPort()
                .header("X-Service-Token", "of-the-tests")
                .body(body)
                .post("/internal/answer")
                .then()
                .statusCode(200)
                .body(is(body));
    }

    @Test
    void the_management_port_wants_the_services_token_too() {
        onManagementPort().get("/internal/answer").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/ready",
                "/q/metrics",
                "/internal/answer",
                "//internal/answer",
                "/%69nternal/answer",
                "/x/../internal/answer"
            })
    void the_services_port_knows_none_of_them(String path) {
        given().urlEncodingEnabled(false)
                .header("X-Service-Token", "of-the-tests")
                .get(path)
                .then()
                .statusCode(404);
    }

    private RequestSpecification onManagementPort() {
        return given().baseUri("http://" + management.getHost()).port(management.getPort());
    }
}
