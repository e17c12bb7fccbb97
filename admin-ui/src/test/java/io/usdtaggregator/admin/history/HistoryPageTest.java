package io.usdtaggregator.admin.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.SlowEngine;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staff take the past with them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(value = SlowEngine.class, restrictToAnnotatedClass = true)
@TestProfile(HistoryPageTest.WithEngine.class)
class HistoryPageTest {
    private static final String GOOD = "/history.csv?subject=XOF:-:BUY&from=2026-08-21T12:00&to=2026-08-21T13:00:00Z";

    @TestHTTPResource("/")
    URI address;

    /** The accounts of a first start; the engine's address comes from {@link SlowEngine}. */
    public static class WithEngine extends FirstAccountsProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.remove("quarkus.rest-client.engine.url");
            return overrides;
        }
    }

    @BeforeEach
    void set_up() {
        StaffApi.awaitFirstAccounts();
    }

    @Test
    void the_page_speaks_both_languages() {
        staff().get("/history")
                .then()
                .statusCode(200)
                .body(containsString("History"))
                .body(containsString("<option value=\"XOF:CI:BUY\">XOF, Ivory Coast, Client buys</option>"))
                .body(containsString("<option value=\"XOF:-\">XOF, whole zone</option>"));
        staff().header("Accept-Language", "fr")
                .get("/history")
                .then()
                .statusCode(200)
                .body(containsString("Historique"))
                .body(containsString("Télécharger le CSV"));
    }

    @Test
    void the_file_is_passed_on_while_the_engine_still_writes_it() throws Exception {
        HttpResponse<InputStream> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(address.resolve(GOOD))
                                .header("Authorization", "Basic " + basic())
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        assertEquals("chunked", answer.headers().firstValue("transfer-encoding").orElse(""));
        assertEquals(
                "attachment; filename=\"ticks-XOF_-_BUY-policy.csv\"",
                answer.headers().firstValue("content-disposition").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("cache-control").orElse(""));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertEquals("at,rate", lines.readLine());
            // The engine goes on only when its first line has arrived.
            SlowEngine.firstLineArrived();
            assertEquals(SlowEngine.LINES, lines.lines().count());
        }
        assertEquals(
                "subject=XOF:-:BUY&source=policy&from=2026-08-21T12:00:00Z&to=2026-08-21T13:00:00Z",
                URLDecoder.decode(SlowEngine.asked(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "subject=XOF, subject",
        "from=2026-08-21T12:00:00Z, subject",
        "subject=XOF:-:BUY&from=yesterday, from",
        "subject=XOF:-:BUY&to=12, to",
        "subject=XOF:-:BUY&from=2026-08-21T12:00:00Z&to=2026-08-21T12:00:00Z, from",
        "subject=XOF:-:BUY&source=a%0Ab, source"
    })
    void a_wrong_field_is_named(String query, String field) {
        given().auth()
                .preemptive()
                .basic("admin", FirstAccountsProfile.PASSWORD)
                .urlEncodingEnabled(false)
                .get("/history.csv?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void a_stranger_gets_nothing() {
        given().redirects().follow(false).get(GOOD).then().statusCode(303);
    }

    @Test
    void without_the_engine_it_is_said() {
        SlowEngine.isOut(true);
        try {
            staff().get(GOOD).then().statusCode(503);
        } finally {
            SlowEngine.isOut(false);
        }
        assertTrue(SlowEngine.asked().contains("subject"));
    }

    private static RequestSpecification staff() {
        return StaffApi.staff();
    }

    private static String basic() {
        return Base64.getEncoder()
                .encodeToString(("admin:" + FirstAccountsProfile.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }
}
