package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may send, and what it costs them and others. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class HardnessTest {
    /** Thousands of brackets, each indented by one step more, would fill the memory. */
    private static final RestAssuredConfig PLAIN_LOG =
            RestAssured.config().logConfig(LogConfig.logConfig().enablePrettyPrinting(false));

    private static final String CURRENCIES = "/api/v1/currencies";

    @Inject
    Seed seed;

    @TestHTTPResource("/")
    URL gateway;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> caller().get(CURRENCIES).statusCode() == 200);
    }

    @Test
    void half_requests_hold_nobody_up_and_are_dropped() throws IOException {
        List<Raw> half = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Raw one = new Raw(gateway);
            one.say("GET " + CURRENCIES + " HTTP/1.1\r\nHost: gateway\r\nX-API-");
            half.add(one);
        }
        for (int i = 0; i < 50; i++) {
            caller().get(CURRENCIES).then().statusCode(200);
        }
        for (Raw one : half) {
            assertEquals("", one.hear());
            one.close();
        }
    }

    /** Nothing more comes, so that the idle time-out ends it. */
    @Test
    void a_body_that_does_not_come_ends_with_its_connection() throws IOException {
        try (Raw slow = new Raw(gateway)) {
            slow.say("POST /api/v1/auth/token HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{\"username\":");
            assertFalse(slow.hear().startsWith("HTTP/1.1 2"));
        }
    }

    @Test
    void headers_without_end_are_a_431() throws IOException {
        bareRefusal(431, Raw.ask(gateway, "GET " + CURRENCIES + " HTTP/1.1", "X-Long: " + "a".repeat(20_000)));
    }

    @Test
    void an_address_without_end_is_a_414() throws IOException {
        bareRefusal(414, Raw.ask(gateway, "GET " + CURRENCIES + "?a=" + "a".repeat(9_000) + " HTTP/1.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/best-rates?fiat=%zz",
                "/api/v1/best-rates?fiat=%",
                "/api/v1/%f",
                "/api/v1/best-rates?fiat=a|b",
                "/api/v1/best-rates?fiat={XOF}",
                "/api/v1/best-rates?fiat=\"XOF\"",
                "/api/v1\\best-rates",
                "//",
                "api/v1/^"
            })
    void an_address_that_cannot_be_read_is_a_400(String address) throws IOException {
        String answer = Raw.ask(gateway, "GET " + address + " HTTP/1.1", "X-API-Key: " + Seed.KEY.text());
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void what_is_no_http_is_a_400() throws IOException {
        bareRefusal(400, Raw.ask(gateway, "GET " + CURRENCIES + " HTTP/1.1", "bad header\u0000name: x"));
    }

    /** In each way two readers could see the end of this request at different places. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: 4, 5",
                "Content-Length: +4",
                "Content-Length: -4",
                "Content-Length: 4 4",
                "Content-Length: 0x4",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                "Content-Length : 4",
                "X: y\nTransfer-Encoding: chunked",
                "X: y\rTransfer-Encoding: chunked"
            })
    void a_request_whose_end_is_not_clear_ends_the_connection(String headers) throws IOException {
        try (Raw one = new Raw(gateway)) {
            one.say("POST /api/v1/auth/token HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n" + headers
                    + "\r\n\r\n0\r\n\r\nGET /api/v1/status HTTP/1.1\r\nHost: gateway\r\n\r\n");
            bareRefusal(400, one.hear());
        }
    }

    @Test
    void a_chunked_body_alone_is_read() throws IOException {
        String answer = Raw.ask(
                gateway,
                "POST /api/v1/auth/token HTTP/1.1",
                "Content-Type: application/json",
                "Transfer-Encoding: Chunked",
                "Connection: close\r\nHost: gateway\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        refused(400, answer);
    }

    /** Far below the largest body, and nothing else is wrong with it: the depth alone is too much. */
    @Test
    void deep_json_is_refused_for_its_depth() {
        token("[".repeat(16_000)).statusCode(400).body("errors[0].field", equalTo("body"));
        token("{\"more\":" + "[".repeat(1_100) + "]".repeat(1_100) + "}")
                .statusCode(400)
                .body("errors[0].message", equalTo("the body is not JSON"));
        token("{\"more\":" + "[".repeat(900) + "]".repeat(900) + "}")
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown_field"));
    }

    private static ValidatableResponse token(String body) {
        return given().config(PLAIN_LOG)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/auth/token")
                .then()
                .contentType("application/problem+json");
    }

    @Test
    void a_packed_body_is_not_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[8_000_000]);
        }
        assertTrue(packed.size() < 16_000);
        given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/api/v1/auth/token")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static final List<String> PATHS_AROUND_THE_DOOR = List.of(
            "//api/v1/usage",
            "/api//v1//usage",
            "/api/v1/status/../usage",
            "/api/v1/status/%2e%2e/usage",
            "/api/v1/status/..%2fusage",
            "/api/v1/status%2f..%2fusage",
            "/api/v1/status;/../usage",
            "/api/v1/usage;a=/api/v1/status",
            "/api/v1/auth/token/../../usage",
            "/api/v1/status/..;/usage",
            "/api/v1/./usage",
            "/api/v1/usage/%2e",
            "/api/v1/usage%00",
            "/api/v1/status/../../../internal/usage",
            "/internal/usage",
            "/internal%2fusage",
            "//internal/usage",
            "/INTERNAL/usage",
            "/api/v1/%75sage",
            "\\api\\v1\\usage",
            "/internal;x/usage",
            "/internal;/usage",
            "/internal/;x/usage",
            "/internal/usage;x=1",
            "/;/internal/usage",
            "/;x=1/internal/usage",
            "/internal%3bx/usage",
            "/internal%3Bx/usage",
            "/api/v1/status/..;/..;/..;/internal/usage",
            "/api/v1/auth/token;/../../../../internal/usage",
            "/%69nternal/usage",
            "/internal/usage/",
            "/internal/usage%2f",
            "http://gateway/internal/usage");

    static List<String> pathsAroundTheDoor() {
        return PATHS_AROUND_THE_DOOR;
    }

    @ParameterizedTest
    @MethodSource("pathsAroundTheDoor")
    void no_path_leads_past_the_door(String path) throws IOException {
        String answer = Raw.ask(gateway, "GET " + path + " HTTP/1.1");
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|401|404) .*"), path + ": " + answer);
        assertProblem(path, answer);
    }

    @ParameterizedTest
    @MethodSource("pathsAroundTheDoor")
    void no_path_leads_a_caller_further_than_callers_may_go(String path) throws IOException {
        String answer = Raw.ask(gateway, "GET " + path + " HTTP/1.1", "X-API-Key: " + Seed.OPERATOR_KEY.text());
        boolean ownUsage = !path.toLowerCase().contains("internal")
                && answer.startsWith("HTTP/1.1 200 ")
                && answer.contains("\"requests_per_minute\":");
        if (!ownUsage) {
            assertTrue(answer.matches("(?s)HTTP/1.1 (400|401|404) .*"), path + ": " + answer);
            assertProblem(path, answer);
        }
        assertFalse(answer.contains("account_id"), path + ": " + answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/currencies;x=1", "/api/v1;x/currencies", "/api/v1%3Bx/currencies"})
    void a_path_with_parameters_is_a_400(String path) throws IOException {
        refused(400, Raw.ask(gateway, "GET " + path + " HTTP/1.1", "X-API-Key: " + Seed.KEY.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../../q/metrics",
                "/api/v1/%2E%2e/%2e./q/metrics",
                "/api/v1/..%2f..%2Fq/metrics",
                "/api/./v1/currencies",
                "/api/v1/.."
            })
    void a_path_that_leads_elsewhere_than_it_begins_is_a_400(String path) throws IOException {
        refused(400, Raw.ask(gateway, "GET " + path + " HTTP/1.1", "X-API-Key: " + Seed.KEY.text()));
    }

    private static void assertProblem(String path, String answer) {
        assertTrue(
                answer.contains("application/problem+json") || answer.contains("content-length: 0"),
                path + ": " + answer);
    }

    @Test
    void the_method_is_the_one_of_the_request_line() {
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            caller().header(header, "DELETE").get(CURRENCIES).then().statusCode(200);
        }
        caller().post(CURRENCIES + "?_method=GET").then().statusCode(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "FOO", "DELETE", "PATCH", "get"})
    void another_method_is_a_405(String method) throws IOException {
        String answer = Raw.ask(gateway, method + " " + CURRENCIES + " HTTP/1.1", "X-API-Key: " + Seed.KEY.text());
        refused(405, answer);
        assertFalse(answer.contains(Seed.KEY.text()), "an echo gives away what the browser hides");
    }

    @ParameterizedTest
    @CsvSource({
        "/best-rates, contry, country",
        "/rates/cross?from_currency=XOF&to_currency=GHS, amuont, amount",
        "/rates/history?fiat=XOF&trade_type=BUY, form, from",
        "/rates/candles?fiat=XOF&trade_type=BUY&interval=1h, timezone, tz",
        "/offers?fiat=XOF&trade_type=BUY, pagesize, page_size",
        "/offers/best?fiat=XOF&trade_type=BUY, limt, limit",
        "/offers/prices?fiat=XOF&trade_type=BUY, platfrom, platform",
        "/countries, currency, fiat",
        "/payment-methods, currency, fiat",
        "/rates/stream, form_currency, from_currency",
        "/webhooks, size, page_size"
    })
    void a_misspelt_parameter_is_named_with_those_that_there_are(String path, String misspelt, String right) {
        caller().get("/api/v1" + path + (path.contains("?") ? "&" : "?") + misspelt + "=1")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(misspelt))
                .body("errors[0].code", equalTo("unknown_parameter"))
                .body("errors[0].allowed", hasItems(right));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/currencies", "/xof-countries", "/platforms", "/status", "/usage"})
    void where_there_are_no_parameters_any_is_refused(String path) {
        caller().get("/api/v1" + path + "?fiat=XOF")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("fiat"))
                .body("errors[0].message", containsString("there are none"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, x-api-key",
        "GET, authorization",
        "GET, if-none-match",
        "GET, last-event-id",
        "GET, x-request-id",
        "POST, content-type",
        "POST, idempotency-key",
        "DELETE, authorization"
    })
    void a_page_of_a_configured_origin_may_ask(String method, String header) {
        preflight("https://shop.example", method, header)
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://shop.example")
                .header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers", containsString(header))
                .header("Access-Control-Allow-Credentials", not(equalTo("true")))
                .header("Vary", containsStringIgnoringCase("Origin"));
    }

    @Test
    void what_a_page_of_a_configured_origin_gets_is_for_that_origin() {
        for (String path : List.of(CURRENCIES, "/api/v1/best-rates?fiat=XOF&trade_type=BUY", "/api/v1/nothing")) {
            caller().header("Origin", "https://shop.example")
                    .get(path)
                    .then()
                    .header("Access-Control-Allow-Origin", "https://shop.example")
                    .header("Access-Control-Allow-Credentials", not(equalTo("true")))
                    .header("Access-Control-Expose-Headers", containsString("etag"))
                    .header("Vary", containsStringIgnoringCase("Origin"));
        }
    }

    @Test
    void what_a_page_may_not_do_is_not_promised_to_it() {
        preflight("https://shop.example", "PUT", "x-api-key")
                .header("Access-Control-Allow-Methods", not(containsString("PUT")));
        preflight("https://shop.example", "GET", "x-service-token")
                .header("Access-Control-Allow-Headers", not(containsString("x-service-token")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "app://shop.example",
                "https://shop.example.evil.example",
                "https://evil-shop.example",
                "https://evil.example/https://shop.example",
                "https://shop.exampl",
                "https://sub.shop.example",
                "https://shop.example:8443",
                "http://shop.example",
                "*"
            })
    void a_page_of_another_origin_may_not(String origin) {
        caller().header("Origin", origin)
                .get(CURRENCIES)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("origin_not_allowed"))
                .header("Access-Control-Allow-Origin", nullValue());
        preflight(origin, "GET", "x-api-key").statusCode(403).header("Access-Control-Allow-Origin", nullValue());
    }

    private static ValidatableResponse preflight(String origin, String method, String header) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", header)
                .options(CURRENCIES)
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/currencies", "/api/v1/nothing", "/api/docs/", "/api/schema/", "/", "/q/health/live"})
    void security_headers_are_on_every_answer(String path) {
        caller().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Strict-Transport-Security", containsString("max-age="))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue());
    }

    private static void refused(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.toLowerCase().contains("content-type: application/problem+json"), answer);
        assertTrue(answer.toLowerCase().contains("x-content-type-options: nosniff"), answer);
    }

    /** What is no HTTP never becomes a request: it gets its status and the end of the connection, nothing else. */
    private static void bareRefusal(int status, String answer) {
        assertTrue(answer.matches("(?s)HTTP/1.[01] " + status + " .*"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
