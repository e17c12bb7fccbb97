package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway of which some calls end. */
@QuarkusTest
@TestProfile(DeprecatedCallsTest.Deprecating.class)
@QuarkusTestResource(EmbeddedServices.class)
class DeprecatedCallsTest {
    private static final String ENDING = "/api/v1/ending?fiat=XOF";

    public static class Deprecating implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.test.ending-calls", "true");
        }
    }

    @Inject
    Seed seed;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1)).until(() -> caller().get(ENDING).statusCode() == 200);
    }

    @Test
    void every_answer_to_a_deprecated_call_says_since_and_until_when() {
        ends(caller().get(ENDING), 200);
        ends(caller().get(ENDING.replace("?", "/?")), 200);
        ends(caller().head(ENDING), 200);
        ends(caller().get("/api/v1/ending?fiat=EUR"), 400);
        ends(given().get(ENDING), 401);
        ends(caller().header("If-None-Match", "*").get(ENDING), 304);
    }

    @Test
    void an_answer_out_of_memory_says_it_too() {
        double before = quick();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            ends(caller().get(ENDING), 200);
            return quick() > before;
        });
    }

    @Test
    void a_deprecated_parameter_says_it_where_it_is_sent_and_so_does_a_path_that_varies() {
        String part = "/api/v1/ending/parts";
        says(caller().get(part + "?payment_method=wave"), "@1769904000", "Mon, 01 Feb 2027 00:00:00 GMT");
        saysNothing(caller().get(part));
        says(caller().post("/api/v1/ending/parts/7/test"), "@1772323200", "Mon, 01 Mar 2027 00:00:00 GMT");
    }

    @Test
    void the_document_marks_what_ends_and_names_the_headers() {
        JsonNode paths = MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class)
                .path("paths");
        JsonNode whole = paths.path("/api/v1/ending").path("get");
        assertTrue(whole.path("deprecated").asBoolean());
        assertTrue(whole.at("/responses/200/headers").has("Deprecation"));
        assertTrue(whole.at("/responses/200/headers").has("Sunset"));
        JsonNode part = paths.path("/api/v1/ending/parts").path("get");
        assertFalse(part.path("deprecated").asBoolean());
        assertEquals("payment_method", part.at("/parameters/0/name").asText());
        assertTrue(part.at("/parameters/0/deprecated").asBoolean());
        assertTrue(part.at("/responses/200/headers").has("Sunset"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/currencies",
                "/api/v1/webhooks/3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10",
                "/api/v1/nothing",
                "/api/v1/ending/nothing"
            })
    void nothing_else_says_it(String path) {
        saysNothing(caller().get(path));
    }

    @Test
    void a_page_of_another_origin_may_read_it() {
        Response answer = caller().header("Origin", "https://shop.example").get(ENDING);
        ends(answer, 200);
        answer.then()
                .header("Access-Control-Expose-Headers", containsString("deprecation"))
                .header("Access-Control-Expose-Headers", containsString("sunset"));
    }

    private static void ends(Response answer, int status) {
        answer.then().statusCode(status);
        says(answer, "@1767225600", "Fri, 01 Jan 2027 00:00:00 GMT");
    }

    private static void says(Response answer, String deprecation, String sunset) {
        answer.then().header("Deprecation", deprecation).header("Sunset", sunset);
    }

    private static void saysNothing(Response answer) {
        answer.then().header("Deprecation", nullValue()).header("Sunset", nullValue());
    }

    private double quick() {
        return meters.counter("gateway.calls.quick").count();
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
