package io.usdtaggregator.base.management;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A service without MANAGEMENT_PORT. */
@QuarkusTest
class OnePortTest {
    @Test
    void health_is_answered_on_the_services_port() {
        given().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void an_internal_call_with_the_token_is_answered_on_the_services_port() {
        given().header("X-Service-Token", "of-the-tests")
                .get("/internal/answer")
                .then()
                .statusCode(200)
                .body(is("told to services"));
    }
}
