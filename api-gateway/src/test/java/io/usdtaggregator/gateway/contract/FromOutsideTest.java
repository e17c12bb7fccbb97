package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every path promises, whatever it is about: slash, methods, limits, headers, bodies. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FromOutsideTest {
    private static final String V1 = "/api/v1";
    private static final String QUOTE = "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"1\"}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    Seed seed;

    @TestHTTPResource("/")
    URL gateway;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> caller().get(V1 + "/currencies").statusCode() == 200);
    }

    @Test
    void every_path_answers_with_and_without_its_slash() {
        for (String path : filledPaths()) {
            assertEquals(
                    caller().get(path).statusCode(), caller().get(path + "/").statusCode(), path);
            assertEquals(
                    caller().post(path).statusCode(), caller().post(path + "/").statusCode(), path);
        }
    }

    @Test
    void what_is_open_and_the_stream_answer_with_their_slash_too() throws Exception {
        given().get(V1 + "/status/").then().statusCode(200);
        given().get("/.well-known/jwks.json/").then().statusCode(200);
        String refresh = given().contentType(ContentType.JSON)
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post(V1 + "/auth/token/")
                .then()
                .statusCode(200)
                .extract()
                .path("refresh");
        given().contentType(ContentType.JSON)
                .body(Map.of("refresh", refresh))
                .post(V1 + "/auth/refresh/")
                .then()
                .statusCode(200);
        HttpResponse<InputStream> stream =
                HTTP.send(request("/rates/stream/").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, stream.statusCode());
        assertTrue(stream.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
        stream.body().close();
    }

    @Test
    void whoever_is_over_their_limit_is_told_what_is_agreed_and_what_is_left() {
        Response[] refused = new Response[1];
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            refused[0] = caller(Seed.SLOW_KEY).get(V1 + "/currencies");
            return refused[0].statusCode() == 429;
        });
        limited(refused[0], 429);
        assertEquals(0, left(refused[0]));
    }

    @Test
    void a_method_that_a_path_has_not_is_a_405_that_names_those_it_has() {
        methods().forEach((template, documented) -> {
            for (String suffix : List.of("", "/")) {
                Response refused = caller().patch(filled(template) + suffix);
                assertEquals(405, refused.statusCode(), template);
                refused.then().body("code", equalTo("method_not_allowed"));
                Set<String> allowed =
                        new TreeSet<>(List.of(refused.header("Allow").split(", ")));
                allowed.remove("OPTIONS");
                allowed.remove("HEAD");
                assertEquals(documented, allowed, template);
            }
        });
    }

    @Test
    void head_answers_as_get_without_a_body() {
        methods().forEach((template, documented) -> {
            String path = filled(template);
            if (documented.contains("GET") && !path.endsWith("/stream")) {
                Response head = caller().head(path);
                assertEquals(caller().get(path).statusCode(), head.statusCode(), path);
                assertEquals("", head.asString(), path);
            }
        });
    }

    @Test
    void a_stream_has_no_head() {
        caller().head(V1 + "/rates/stream").then().statusCode(405).header("Allow", "GET, OPTIONS");
    }

    @Test
    void what_is_left_is_on_every_authenticated_answer() throws Exception {
        limited(caller().get(V1 + "/currencies"), 200);
        String tag = caller().get(V1 + "/currencies").header("ETag");
        limited(caller().header("If-None-Match", tag).get(V1 + "/currencies"), 304);
        limited(caller().get(V1 + "/best-rates?fiat=EUR"), 400);
        limited(caller(Seed.NO_GROUP_KEY).get(V1 + "/currencies"), 403);
        limited(caller().get(V1 + "/advertiser"), 403);
        limited(caller().get(V1 + "/nothing"), 404);
        limited(caller().patch(V1 + "/currencies"), 405);
        limited(caller().accept("text/html").get(V1 + "/currencies"), 406);
        limited(caller().contentType("text/plain").body("x").post(V1 + "/quotes"), 415);
        limited(caller().contentType(ContentType.JSON).body("{}").post(V1 + "/quotes"), 400);
        HttpResponse<InputStream> stream =
                HTTP.send(request("/rates/stream").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, stream.statusCode());
        assertTrue(stream.headers().firstValue("RateLimit").isPresent());
        assertTrue(stream.headers().firstValue("RateLimit-Policy").isPresent());
        stream.body().close();
    }

    @Test
    void a_call_is_taken_once_from_what_is_left() {
        long before = left(caller(Seed.STEADY_KEY).get(V1 + "/currencies"));
        assertEquals(before - 1, left(caller(Seed.STEADY_KEY).get(V1 + "/nothing")));
    }

    @ParameterizedTest
    @CsvSource({"GET, /nothing", "PATCH, /currencies", "POST, /quotes", "GET, /rates/not-an-id"})
    void a_stranger_is_told_nothing_but_that(String method, String path) {
        given().contentType("text/plain")
                .body("x")
                .request(method, V1 + path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .header("RateLimit", nullValue());
    }

    @Test
    void whoever_used_up_the_month_can_still_read_that() {
        for (int i = 0; i <= Seed.MONTHLY_CALLS; i++) {
            caller(Seed.USED_UP_KEY).get(V1 + "/currencies");
        }
        caller(Seed.USED_UP_KEY)
                .get(V1 + "/currencies")
                .then()
                .statusCode(429)
                .body("code", equalTo("quota_exhausted"));
        limited(caller(Seed.USED_UP_KEY).get(V1 + "/usage"), 200)
                .then()
                .header("RateLimit", matchesPattern("\"month\";r=0;t=\\d+"))
                .body("calls", equalTo(Seed.MONTHLY_CALLS))
                .body("quota", equalTo(Seed.MONTHLY_CALLS))
                .body("left", equalTo(0))
                .body("price", equalTo(String.valueOf(Seed.MONTHLY_CALLS)));
    }

    @Test
    void a_post_says_what_its_body_is() throws Exception {
        HttpRequest post = request("/quotes")
                .POST(HttpRequest.BodyPublishers.ofString(QUOTE))
                .build();
        assertEquals(415, HTTP.send(post, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10/test",
                "/webhooks/3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10/secret",
                "/webhooks/3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10/deliveries/1/replay"
            })
    void a_call_without_a_body_refuses_one(String path) {
        caller().contentType(ContentType.JSON)
                .body("{\"n\":1}")
                .post(V1 + path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("body"));
        caller().post(V1 + path).then().statusCode(not(equalTo(400)));
    }

    @ParameterizedTest
    @CsvSource({"16384, 400", "16385, 413"})
    void a_body_may_have_16_kib_whole_and_in_pieces(int bytes, int status) throws Exception {
        String around = "{\"from_currency\":\"\"}";
        byte[] body = around.replace("\"\"", "\"" + "X".repeat(bytes - around.length()) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(bytes, body.length);
        for (HttpRequest.BodyPublisher sent : List.of(
                HttpRequest.BodyPublishers.ofByteArray(body),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
            HttpRequest post = request("/quotes")
                    .header("Content-Type", "application/json")
                    .POST(sent)
                    .build();
            HttpResponse<String> answer = HTTP.send(post, HttpResponse.BodyHandlers.ofString());
            assertEquals(status, answer.statusCode());
            if (answer.version() == HttpClient.Version.HTTP_2) {
                assertEquals(Optional.empty(), answer.headers().firstValue("Connection"), "HTTP/2 knows none");
            }
        }
    }

    @Test
    void a_foreign_page_may_read_what_it_needs_and_caches_keep_it_apart() {
        Response answer = caller().header("Origin", "https://shop.example").get(V1 + "/currencies");
        answer.then().statusCode(200).header("Access-Control-Allow-Origin", "https://shop.example");
        assertTrue(answer.headers().getValues("Vary").stream().anyMatch(vary -> vary.contains("Origin")));
        String exposed = String.join(",", answer.headers().getValues("Access-Control-Expose-Headers"));
        assertTrue(exposed.toLowerCase().contains("location"), exposed);
    }

    @Test
    void the_name_of_a_request_is_its_trace_id() {
        caller().header("X-Request-Id", "mine-7")
                .get(V1 + "/nothing")
                .then()
                .header("X-Request-Id", "mine-7")
                .body("trace_id", equalTo("mine-7"));
    }

    @Test
    void the_type_of_an_error_leads_to_what_it_means() {
        String type = caller().get(V1 + "/nothing").path("type");
        given().get(type)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("type", equalTo(type))
                .body("meaning", containsString("/api/docs/"));
        given().get("/api/problems/no_such_code").then().statusCode(404).body("code", equalTo("unknown_path"));
    }

    @Test
    void every_code_of_an_error_has_its_meaning() throws Exception {
        Properties meanings = new Properties();
        meanings.load(getClass().getResourceAsStream("/problems.properties"));
        assertEquals(
                Set.of(), codes().filter(code -> !meanings.containsKey(code)).collect(Collectors.toSet()));
    }

    /** As the sources name them where they make a problem. */
    private static Stream<String> codes() {
        Pattern made = Pattern.compile(
                "Problem\\s*\\.(?:of\\(\\s*\\d+,|notFound\\(|unauthorized\\(|forbidden\\(|tooMany\\(|unavailable\\()\\s*\"([a-z_]+)\"");
        Set<String> codes = new TreeSet<>();
        GatewaySources.texts()
                .forEach(text -> made.matcher(text).results().forEach(found -> codes.add(found.group(1))));
        assertTrue(codes.size() > 20, codes.toString());
        return codes.stream();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + "api/v1" + path)).header("X-API-Key", Seed.KEY.text());
    }

    private static List<String> filledPaths() {
        return methods().keySet().stream()
                .filter(path -> !path.endsWith("/stream"))
                .map(FromOutsideTest::filled)
                .toList();
    }

    private static Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new TreeMap<>();
        new ApiDocument(MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class))
                .operations()
                .forEach(operation -> methods.computeIfAbsent(operation.path(), first -> new TreeSet<>())
                        .add(operation.method().toUpperCase()));
        return methods;
    }

    private static String filled(String template) {
        return template.replace("{rate_id}", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
                .replace("{n}", "1")
                .replaceAll("\\{[^}]*}", "3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10");
    }

    private static Response limited(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .header("RateLimit", matchesPattern("\"(burst|month)\";r=\\d+;t=\\d+"))
                .header("RateLimit-Policy", notNullValue());
        return answer;
    }

    private static long left(Response answer) {
        return Long.parseLong(answer.header("RateLimit").replaceAll(".*r=(\\d+);.*", "$1"));
    }

    private static RequestSpecification caller() {
        return caller(Seed.KEY);
    }

    private static RequestSpecification caller(ApiKeyText key) {
        return given().header("X-API-Key", key.text());
    }
}
