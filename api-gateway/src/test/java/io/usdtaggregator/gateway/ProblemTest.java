package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every error is problem+json, whoever makes it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ProblemTest {
    /** Thousands of brackets, each indented by one step more, would take long to write. */
    private static final RestAssuredConfig PLAIN_LOG =
            RestAssured.config().logConfig(LogConfig.logConfig().enablePrettyPrinting(false));

    private static final List<String> PATHS = List.of(
            "/best-rates",
            "/rates/cross",
            "/rates/history",
            "/rates/candles",
            "/rates/01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "/offers",
            "/offers/best",
            "/offers/prices",
            "/platforms",
            "/currencies",
            "/countries",
            "/xof-countries",
            "/payment-methods",
            "/advertiser",
            "/status",
            "/usage");
    private static final List<String> NAMES = List.of(
            "fiat",
            "trade_type",
            "country",
            "platform",
            "amount",
            "amount_currency",
            "max_age",
            "scope",
            "page",
            "page_size",
            "limit",
            "from_currency",
            "to_currency",
            "country_from",
            "payment_method",
            "reference",
            "from",
            "to",
            "interval",
            "tz",
            "cursor");
    private static final List<String> VALUES = List.of(
            "XOF",
            "BUY",
            "CI",
            "binance",
            "100000",
            "0",
            "-1",
            "1e308",
            "NaN",
            "",
            " ",
            "\u0000",
            "é漢🦄",
            "' OR 1=1 --",
            "../../etc/passwd",
            "null",
            "[]",
            "999999999999999999999999",
            "2026-01-01T00:00:00Z",
            "1h",
            "Africa/Abidjan",
            "x".repeat(3000));

    @Inject
    Seed seed;

    @TestHTTPResource("/")
    URI gateway;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> caller().get("/api/v1/currencies").statusCode() == 200);
    }

    @Test
    void an_unknown_path_is_a_404() {
        problem(caller().get("/api/v1/nothing"), 404);
        problem(caller().get("/nothing/at/all"), 404);
        problem(caller().get("/"), 404);
        problem(caller().get("/api/v1/rates/not-an-id"), 404);
    }

    @Test
    void a_wrong_method_is_a_405_that_names_the_right_ones() {
        problem(caller().delete("/api/v1/best-rates"), 405);
        problem(caller().get("/api/v1/auth/token"), 405);
    }

    @Test
    void an_answer_in_another_media_type_is_a_406() {
        problem(caller().accept("text/html").get("/api/v1/best-rates"), 406);
    }

    @Test
    void a_body_of_another_media_type_is_a_415() {
        problem(given().contentType("text/plain").body("x").post("/api/v1/auth/token"), 415);
    }

    @Test
    void a_body_that_is_not_json_or_has_unknown_fields_is_a_400() {
        problem(json("{\"username\":"), 400);
        problem(json("[]"), 400);
        problem(json("null"), 400);
        problem(json(""), 400);
        problem(json("{\"username\":\"a\",\"password\":\"b\",\"admin\":true}"), 400)
                .body("errors[0].field", equalTo("admin"))
                .body("errors[0].code", equalTo("unknown_field"));
        problem(json("{\"username\":\"a\"}"), 400).body("errors[0].field", equalTo("password"));
        problem(json("{\"username\":{\"a\":1},\"password\":\"b\"}"), 400).body("errors[0].field", equalTo("username"));
        problem(json("[".repeat(8000)), 400);
    }

    @Test
    void a_large_body_is_a_413() {
        problem(json("{\"username\":\"" + "a".repeat(20_000) + "\"}"), 413);
    }

    @Test
    void the_name_of_a_request_is_echoed_or_made() {
        caller().header("X-Request-Id", "mine-1")
                .get("/api/v1/currencies")
                .then()
                .header("X-Request-Id", "mine-1");
        caller().header("X-Request-Id", "<script>")
                .get("/api/v1/nothing")
                .then()
                .header("X-Request-Id", not(equalTo("<script>")))
                .body("trace_id", notNullValue());
    }

    @Test
    void security_headers_are_on_every_answer() {
        caller().get("/api/v1/currencies")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", notNullValue());
    }

    @Test
    void a_path_with_the_version_twice_names_the_right_one() {
        caller().get("/api/v1/v1/best-rates")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_path"))
                .body("detail", containsString("/api/v1/best-rates"));
    }

    @Test
    void paths_answer_with_and_without_their_slash() {
        for (String path :
                List.of("/best-rates", "/currencies", "/countries", "/xof-countries", "/platforms", "/status")) {
            caller().get("/api/v1" + path).then().statusCode(200);
            caller().get("/api/v1" + path + "/").then().statusCode(200);
        }
        given().get("/api/docs/").then().statusCode(200);
        given().get("/api/schema/").then().statusCode(200);
    }

    @Test
    void history_without_the_engine_is_a_503() {
        problem(caller().get("/api/v1/rates/history?fiat=XOF&trade_type=BUY"), 503)
                .header("Retry-After", notNullValue());
        problem(caller().get("/api/v1/rates/01ARZ3NDEKTSV4RRFFQ69G5FAV"), 503);
        problem(caller().get("/api/v1/rates/history"), 400);
        problem(caller().get("/api/v1/rates/candles?fiat=XOF&trade_type=BUY&interval=2h&tz=Mars"), 400);
    }

    @Test
    void nothing_that_is_sent_makes_an_error_of_ours() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        Random random = new Random(20261123);
        for (int i = 0; i < 1500; i++) {
            HttpRequest request = anyRequest(random);
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertTrue(
                    List.of(200, 400, 401, 403, 404, 503).contains(answer.statusCode()),
                    request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            assertFalse(answer.body().contains("io.usdtaggregator"), answer.body());
            if (answer.statusCode() >= 400) {
                assertEquals(
                        Optional.of("application/problem+json"),
                        answer.headers().firstValue("Content-Type"),
                        request.uri().toString());
            }
        }
    }

    private HttpRequest anyRequest(Random random) {
        boolean anonymous = random.nextInt(20) == 0;
        List<String> parameters = new ArrayList<>();
        for (int p = random.nextInt(5); p > 0; p--) {
            parameters.add(NAMES.get(random.nextInt(NAMES.size())) + "="
                    + URLEncoder.encode(VALUES.get(random.nextInt(VALUES.size())), StandardCharsets.UTF_8));
        }
        String path = PATHS.get(random.nextInt(PATHS.size()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve("/api/v1" + path + "?" + String.join("&", parameters)));
        return anonymous
                ? request.build()
                : request.header("X-API-Key", Seed.KEY.text()).build();
    }

    private static ValidatableResponse problem(Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("status", is(status))
                .body("code", anyOf(notNullValue()))
                .body("type", notNullValue())
                .body("trace_id", notNullValue());
    }

    private static Response json(String body) {
        return given().config(PLAIN_LOG)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/auth/token");
    }

    private static io.restassured.specification.RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
