package io.usdtaggregator.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many streams there may be. */
@QuarkusTest
@TestProfile(AnotherConfiguration.class)
@QuarkusTestResource(EmbeddedServices.class)
class OpenStreamsTest {
    private static final String PATH = "/api/v1/rates/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @TestHTTPResource("/")
    URL gateway;

    private final List<Raw> held = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Raw one : held) {
            one.close();
        }
    }

    @Test
    void an_account_has_so_many_a_gateway_some_more_and_one_that_ends_makes_room() throws IOException {
        seed.all();
        await().atMost(PATIENCE)
                .until(() -> ask("/api/v1/currencies", Seed.KEY.text()).statusCode() == 200);
        hold(Seed.KEY.text(), AnotherConfiguration.STREAMS_OF_ACCOUNT);

        refused(Seed.KEY.text(), 429, "too_many_streams");
        hold(Seed.OPERATOR_KEY.text(), AnotherConfiguration.STREAMS - AnotherConfiguration.STREAMS_OF_ACCOUNT);
        refused(Seed.OPERATOR_KEY.text(), 503, "overloaded");

        held.get(0).close();
        await().atMost(PATIENCE).until(() -> begins(Seed.KEY.text()));
        refused(Seed.KEY.text(), 429, "too_many_streams");
    }

    @Test
    void who_does_not_read_is_cut_off_in_time_and_makes_room() throws IOException {
        seed.all();
        await().atMost(PATIENCE)
                .until(() -> ask("/api/v1/currencies", Seed.KEY.text()).statusCode() == 200);
        for (int number = 0; number < AnotherConfiguration.STREAMS_OF_ACCOUNT; number++) {
            Raw stalled = Raw.ofSmallWindow(gateway);
            held.add(stalled);
            stalled.say(request(Seed.KEY.text()));
        }
        await().atMost(PATIENCE).until(() -> ask(PATH, Seed.KEY.text()).statusCode() == 429);
        seed.moreThanAConnectionHolds();
        await().atMost(PATIENCE).until(() -> begins(Seed.KEY.text()));
    }

    private static String request(String key) {
        return "GET " + PATH + " HTTP/1.1\r\nHost: gateway\r\nAccept: text/event-stream\r\nX-API-Key: " + key
                + "\r\n\r\n";
    }

    private void hold(String key, int streams) throws IOException {
        for (int number = 0; number < streams; number++) {
            await().atMost(PATIENCE).until(() -> begins(key));
        }
    }

    /** Whether one more is taken; it is held then. */
    private boolean begins(String key) throws IOException {
        Raw one = new Raw(gateway);
        one.say(request(key));
        if (one.hearSome().startsWith("HTTP/1.1 200 ")) {
            held.add(one);
            return true;
        }
        one.close();
        return false;
    }

    private static void refused(String key, int status, String code) {
        Response answer = ask(PATH, key);
        assertEquals(status, answer.statusCode());
        assertEquals(code, answer.path("code"));
        assertEquals("10", answer.header("Retry-After"));
    }

    private static Response ask(String path, String key) {
        return RestAssured.given().header("X-API-Key", key).get(path);
    }
}
