package io.usdtaggregator.gateway.webhooks.dispatch;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.LiveGateway;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.target.MovingNames;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target whose name leads elsewhere since the webhook was made. */
@QuarkusTest
@TestProfile(LiveGateway.class)
@QuarkusTestResource(EmbeddedServices.class)
class MovedTargetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WEBHOOKS = "/api/v1/webhooks/";
    private static final String HOST = "moving.integrator.example";
    private static final String PUBLIC = "93.184.216.34";

    @Inject
    Seed seed;

    @Inject
    MovingNames names;

    private ServerSocketChannel inside;
    private String webhook;

    /** What listens here stands for a service inside, at each of this machine's own addresses. */
    @BeforeEach
    void make_a_webhook_to_a_public_name() throws IOException {
        inside = ServerSocketChannel.open().bind(new InetSocketAddress(0));
        inside.configureBlocking(false);
        seed.all();
        await().atMost(PATIENCE).until(() -> caller().get(WEBHOOKS).statusCode() == 200);
        names.move(HOST, PUBLIC);
        webhook = caller().contentType(ContentType.JSON)
                .body("{\"url\":\"https://" + HOST + ":" + inside.socket().getLocalPort()
                        + "/hook\",\"event\":\"alert.raised\"}")
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @AfterEach
    void end() throws IOException {
        caller().delete(WEBHOOKS + webhook);
        inside.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.7", "192.168.1.1", "169.254.169.254", PUBLIC + " 127.0.0.1"})
    void nothing_is_sent_to_a_name_that_leads_inside_since_and_the_log_says_why(String addresses) throws IOException {
        names.move(HOST, addresses.split(" "));

        message();

        attempted(1)
                .body("deliveries[0].status", equalTo("PENDING"))
                .body("deliveries[0].attempts[0].status", nullValue())
                .body("deliveries[0].attempts[0].error", equalTo("url must name a host of the public Internet"))
                .body("deliveries[0].next_attempt_at", notNullValue());
        assertNull(inside.accept(), "somebody connected");
    }

    @Test
    void a_name_that_is_gone_since_is_in_the_log_as_such() {
        names.move(HOST);

        message();

        attempted(1)
                .body("deliveries[0].status", equalTo("PENDING"))
                .body("deliveries[0].attempts[0].error", equalTo("url names a host that cannot be found"));
    }

    @Test
    void each_failed_attempt_makes_the_wait_for_the_next_one_longer_up_to_a_bound() {
        names.move(HOST, "10.0.0.7");
        message();

        List<Duration> waits = new ArrayList<>();
        for (int failed = 1; failed <= 5; failed++) {
            waits.add(wait(attempted(failed).extract().jsonPath()));
            caller().post(WEBHOOKS + webhook + "/deliveries/1/replay").then().statusCode(202);
        }

        // 10, 30, 90, 120, 120 minutes, each with a tenth of spread.
        assertTrue(isAbout(waits.get(0), 10), waits.toString());
        assertTrue(isAbout(waits.get(1), 30), waits.toString());
        assertTrue(isAbout(waits.get(2), 90), waits.toString());
        assertTrue(isAbout(waits.get(3), 120), waits.toString());
        assertTrue(isAbout(waits.get(4), 120), waits.toString());
    }

    private static boolean isAbout(Duration wait, int minutes) {
        Duration nominal = Duration.ofMinutes(minutes);
        Duration tenth = nominal.dividedBy(10);
        return wait.compareTo(nominal.minus(tenth).minusSeconds(1)) > 0
                && wait.compareTo(nominal.plus(tenth).plus(PATIENCE)) < 0;
    }

    /** From the last attempt to the next. */
    private static Duration wait(JsonPath log) {
        return Duration.between(
                Instant.parse(log.getString("deliveries[0].attempts[-1].at")),
                Instant.parse(log.getString("deliveries[0].next_attempt_at")));
    }

    private void message() {
        caller().post(WEBHOOKS + webhook + "/test").then().statusCode(202);
    }

    private ValidatableResponse attempted(int times) {
        await().atMost(PATIENCE).until(() -> log().extract().jsonPath().getInt("deliveries[0].attempt_count") == times);
        return log();
    }

    private ValidatableResponse log() {
        return caller().get(WEBHOOKS + webhook + "/deliveries").then().statusCode(200);
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.LIVE_KEY.text());
    }
}
