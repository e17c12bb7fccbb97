package io.usdtaggregator.base.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.base.database.DatabaseUnavailable;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every error of every service is one kind of document, whoever threw it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ProblemTest {

    /** Throws what services throw. */
    @Path("/throws")
    public static class Throwing {

        @GET
        @Path("/invalid")
        public String invalid() {
            throw Problem.invalid(List.of(FieldError.missing("fiat", List.of("XOF", "GHS"))));
        }

        @GET
        @Path("/bug")
        public String bug() {
            throw new IllegalStateException("secret detail of io.usdtaggregator.Something");
        }

        @GET
        @Path("/database")
        public String database() {
            throw new DatabaseUnavailable("connection refused", null);
        }

        @GET
        @Path("/limit")
        public String limit() {
            throw Problem.tooMany("rate_limited", "Too many requests", Duration.ofMillis(1500));
        }

        @GET
        @Path("/internal")
        @InternalApi
        public String internal() {
            return "\"let in\"";
        }
    }

    @Test
    void a_field_that_is_wrong_is_named_with_what_is_allowed() {
        problem("/throws/invalid", 400)
                .body("type", equalTo("/api/problems/invalid_parameter"))
                .body("code", equalTo("invalid_parameter"))
                .body("title", equalTo("A parameter is not right"))
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("fiat"))
                .body("errors[0].allowed", equalTo(List.of("XOF", "GHS")))
                .body("instance", nullValue());
    }

    @Test
    void a_bug_tells_nothing_of_the_code() {
        problem("/throws/bug", 500)
                .body("code", equalTo("internal"))
                .body("detail", not(containsString("secret")))
                .body("errors", hasSize(0));
    }

    @Test
    void a_lost_database_is_told_when_to_ask_again() {
        problem("/throws/database", 503)
                .header("Retry-After", "5")
                .body("code", equalTo("database_unavailable"))
                .body("detail", not(containsString("refused")));
    }

    @Test
    void a_wait_is_told_in_whole_seconds_rounded_up() {
        problem("/throws/limit", 429).header("Retry-After", "2").body("code", equalTo("rate_limited"));
    }

    @Test
    void what_the_framework_refuses_has_our_fields_too() {
        problem("/nowhere", 404).body("code", equalTo("unknown_path"));
        given().when()
                .delete("/throws/bug")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("method_not_allowed"));
    }

    @Test
    void an_internal_call_needs_the_secret_of_the_services() {
        problem("/throws/internal", 401).body("code", equalTo("service_token"));
        given().header("X-Service-Token", "wrong")
                .get("/throws/internal")
                .then()
                .statusCode(401);
        given().header("X-Service-Token", "of-the-tests")
                .get("/throws/internal")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse problem(String path, int status) {
        return given().get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("status", equalTo(status))
                .body("trace_id", notNullValue());
    }
}
