package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As it is set up by default, pages of no other origin may ask. */
@QuarkusTest
@TestProfile(AnotherConfiguration.class)
@QuarkusTestResource(EmbeddedServices.class)
class NoOriginsTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://localhost", "null", "*"})
    void without_origins_a_page_of_none_may_ask(String origin) {
        given().header("Origin", origin)
                .get("/api/v1/status")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/status")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
