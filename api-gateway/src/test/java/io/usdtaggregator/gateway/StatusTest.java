package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What anybody is told of the platforms. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StatusTest {
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);
    private static final Market SELL = Market.zone("XOF", TradeType.SELL);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Seed seed;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void seed() {
        seed.all();
        ObjectNode settings = MarketJson.mapper().valueToTree(FirstStart.settings());
        settings.path("platforms").forEach(platform -> ((ObjectNode) platform).put("active", true));
        seed.settings(MarketJson.read(settings.toString(), Settings.class));
        await().atMost(PATIENCE)
                .until(() -> given().get("/api/v1/status").asString().contains("\"htx\""));
    }

    @AfterEach
    void forget() {
        seed.neverRead("htx");
    }

    @Test
    void a_platform_that_fails_says_when_it_was_last_read_and_how_and_why_it_last_failed() {
        seed.read("htx", failed(BUY, 60, ReadStatus.REFUSED, "the platform answered 403"));
        seed.read("htx", failed(SELL, 20, ReadStatus.THROTTLED, "the platform answered 429"));
        await().atMost(PATIENCE).untilAsserted(() -> htx().body(of("last_failure.status"), equalTo("throttled"))
                .body(of("last_failure.reason"), equalTo("the platform answered 429"))
                .body(of("last_failure.at"), equalTo(now.minusSeconds(20).toString()))
                .body(of("last_good_read"), equalTo(now.minusSeconds(320).toString())));
    }

    @Test
    void a_failure_that_is_over_is_still_told() {
        ReadRecord before = failed(BUY, 60, ReadStatus.UNREACHABLE, "no answer within 10 s");
        seed.read("htx", new ReadRecord(BUY, now, ReadStatus.READ, now, null, before.lastFailure()));
        await().atMost(PATIENCE).untilAsserted(() -> htx().body(of("status"), equalTo("fresh"))
                .body(of("last_good_read"), equalTo(now.toString()))
                .body(of("last_failure.status"), equalTo("unreachable"))
                .body(of("last_failure.reason"), equalTo("no answer within 10 s")));
    }

    @Test
    void a_platform_grows_stale_and_then_unavailable_as_its_last_good_read_gets_older() {
        Map<Integer, String> statuses = Map.of(20, "fresh", 400, "stale", 2000, "unavailable");
        statuses.forEach((age, status) -> {
            seed.read("htx", new ReadRecord(BUY, now, ReadStatus.READ, now.minusSeconds(age), null, null));
            await().atMost(PATIENCE).untilAsserted(() -> {
                htx().body(of("status"), equalTo(status));
                given().header("X-API-Key", Seed.KEY.text())
                        .get("/api/v1/platforms")
                        .then()
                        .body(of("status"), equalTo(status))
                        .body(of("observed_at"), equalTo(now.minusSeconds(age).toString()));
            });
        });
    }

    @Test
    void a_platform_that_never_failed_says_so() {
        seed.read("htx", new ReadRecord(BUY, now, ReadStatus.READ, now, null, null));
        await().atMost(PATIENCE).untilAsserted(() -> htx().body(of("last_good_read"), equalTo(now.toString()))
                .body(of("last_failure"), nullValue()));
    }

    @Test
    void books_are_counted_by_how_old_they_are_and_a_country_that_was_never_asked_for_is_not() {
        Map<String, Integer> before = books();
        seed.book("mexc", Market.in("XAF", "GQ", TradeType.BUY), now, anOffer().build());
        seed.book("mexc", Market.in("XAF", "CF", TradeType.BUY), now, anOffer().build());
        seed.book(
                "mexc",
                Market.in("XAF", "GQ", TradeType.SELL),
                now.minusSeconds(400),
                anOffer().build());
        seed.book(
                "mexc",
                Market.in("XAF", "TD", TradeType.SELL),
                now.minusSeconds(2000),
                anOffer().build());
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertEquals(before.get("fresh") + 2, books().get("fresh"), before + " became " + books());
            assertEquals(before.get("stale") + 1, books().get("stale"));
            assertEquals(before.get("unavailable") + 1, books().get("unavailable"), "a book too old is unavailable");
        });
    }

    private ReadRecord failed(Market market, int secondsAgo, ReadStatus status, String reason) {
        Instant at = now.minusSeconds(secondsAgo);
        return new ReadRecord(
                market, at, status, at.minusSeconds(300), at, new ReadRecord.Failure(at, status, reason, 100));
    }

    private static Map<String, Integer> books() {
        return given().get("/api/v1/status").path("platforms.find { it.code == 'mexc' }.books");
    }

    private static String of(String field) {
        return "platforms.find { it.code == 'htx' }." + field;
    }

    private static ValidatableResponse htx() {
        return given().get("/api/v1/status").then().statusCode(200);
    }
}
