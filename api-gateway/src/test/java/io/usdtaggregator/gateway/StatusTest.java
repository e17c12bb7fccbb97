package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.ReadRecord;
import io.usdtaggregator.model.market.ReadStatus;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What anybody is told of the platforms. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StatusTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("XOF", TradeType.SELL);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Seed seed;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE).until(() -> given().get("/api/v1/status").statusCode() == 200);
    }

    @AfterEach
    void forget() {
        seed.neverRead("bybit");
    }

    @Test
    void a_platform_that_fails_says_when_it_was_last_read_and_how_and_why_it_last_failed() {
        seed.read("bybit", failed(BUY, 60, ReadStatus.REFUSED, "the platform answered 403"));
        seed.read("bybit", failed(SELL, 20, ReadStatus.THROTTLED, "the platform answered 429"));
        await().atMost(PATIENCE).untilAsserted(() -> bybit().body(of("last_failure.status"), equalTo("throttled"))
                .body(of("last_failure.reason"), equalTo("the platform answered 429"))
                .body(of("last_failure.at"), equalTo(now.minusSeconds(20).toString()))
                .body(of("last_good_read"), equalTo(now.minusSeconds(320).toString())));
    }

    @Test
    void a_failure_that_is_over_is_still_told() {
        ReadRecord before = failed(BUY, 60, ReadStatus.UNREACHABLE, "no answer within 10 s");
        seed.read("bybit", new ReadRecord(BUY, now, ReadStatus.READ, now, null, before.lastFailure()));
        await().atMost(PATIENCE).untilAsserted(() -> bybit().body(of("status"), equalTo("fresh"))
                .body(of("last_good_read"), equalTo(now.toString()))
                .body(of("last_failure.status"), equalTo("unreachable"))
                .body(of("last_failure.reason"), equalTo("no answer within 10 s")));
    }

    @Test
    void a_platform_that_never_failed_says_so() {
        seed.read("bybit", new ReadRecord(BUY, now, ReadStatus.READ, now, null, null));
        await().atMost(PATIENCE).untilAsserted(() -> bybit().body(of("last_good_read"), equalTo(now.toString()))
                .body(of("last_failure"), nullValue()));
    }

    private ReadRecord failed(Market market, int secondsAgo, ReadStatus status, String reason) {
        Instant at = now.minusSeconds(secondsAgo);
        return new ReadRecord(
                market, at, status, at.minusSeconds(300), at, new ReadRecord.Failure(at, status, reason, 100));
    }

    private static String of(String field) {
        return "platforms.find { it.code == 'bybit' }." + field;
    }

    private static ValidatableResponse bybit() {
        return given().get("/api/v1/status").then().statusCode(200);
    }
}
