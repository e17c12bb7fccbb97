package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators see how long each kind of answer takes, whichever way it was given. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RequestTimesTest {
    private static final String RATES = "/api/v1/best-rates";

    @Inject
    Seed seed;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1)).until(() -> ask("GET", RATES, Seed.KEY.text()) == 200);
    }

    @Test
    void every_answer_is_timed_once_by_its_path_method_and_status() {
        counts(10, "GET", RATES, 200, "SUCCESS", () -> {
            for (int call = 0; call < 10; call++) {
                ask("GET", RATES, Seed.KEY.text());
            }
        });
        counts(1, "GET", "REFUSED", 401, "CLIENT_ERROR", () -> ask("GET", RATES, "nonsense"));
        counts(1, "GET", RATES, 400, "CLIENT_ERROR", () -> ask("GET", RATES + "?fiat=", Seed.KEY.text()));
        counts(1, "GET", "/api/v1/status", 200, "SUCCESS", () -> ask("GET", "/api/v1/status", null));
        Timer rates = meters.get("http.server.requests")
                .tags("uri", RATES, "status", "200")
                .timer();
        assertTrue(rates.totalTime(TimeUnit.NANOSECONDS) > 0);
        assertTrue(rates.max(TimeUnit.SECONDS) < 30);
    }

    @Test
    void what_varies_in_a_path_makes_no_meters() {
        String webhook = "/api/v1/webhooks/{id}";
        counts(3, "GET", webhook, 404, "CLIENT_ERROR", () -> {
            ask("GET", "/api/v1/webhooks/one", Seed.KEY.text());
            ask("GET", "/api/v1/webhooks/two/", Seed.KEY.text());
            ask("GET", "/api/v1/webhooks/thr%20ee", Seed.KEY.text());
        });
        counts(3, "GET", "NOT_FOUND", 404, "CLIENT_ERROR", () -> {
            ask("GET", "/api/v1/nothing/1", Seed.KEY.text());
            ask("GET", "/api/v1/nothing/2", Seed.KEY.text());
            ask("GET", "/" + System.nanoTime(), Seed.KEY.text());
        });
        for (String method : new String[] {"BREW", "MELT"}) {
            ask(method, "/api/v1/nothing", Seed.KEY.text());
        }
        assertTrue(meters.find("http.server.requests").meters().stream()
                .map(Meter::getId)
                .map(id -> id.getTag("method"))
                .noneMatch(method -> method.equals("BREW") || method.equals("MELT")));
    }

    @Test
    void refusals_before_any_resource_are_timed_and_health_is_not() {
        counts(1, "GET", "NOT_FOUND", 400, "CLIENT_ERROR", () -> ask("GET", RATES + "?api_key=x", Seed.KEY.text()));
        ask("GET", "/q/health/live", null);
        ask("GET", "/q/metrics", null);
        assertTrue(meters.find("http.server.requests").meters().stream()
                .map(Meter::getId)
                .map(id -> id.getTag("uri"))
                .noneMatch(uri -> uri.startsWith("/q/")));
    }

    private void counts(long calls, String method, String uri, int status, String outcome, Runnable asked) {
        long before = count(method, uri, status, outcome);
        asked.run();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertEquals(before + calls, count(method, uri, status, outcome)));
    }

    private long count(String method, String uri, int status, String outcome) {
        Timer timer = meters.find("http.server.requests")
                .tags("method", method, "uri", uri, "status", String.valueOf(status), "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private static int ask(String method, String path, String key) {
        var call = given().urlEncodingEnabled(false);
        if (key != null) {
            call = call.header("X-API-Key", key);
        }
        return call.request(method, path).statusCode();
    }
}
