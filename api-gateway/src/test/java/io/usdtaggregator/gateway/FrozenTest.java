package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.FreshnessSetting;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis and PostgreSQL that hang are worse than those that are gone: connections stay, and nothing comes of them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class FrozenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long before a limit a rate is when all freezes: long enough to be seen so on a busy machine. */
    private static final Duration BEFORE = Duration.ofSeconds(6);

    private static final Market SOON_STALE = Market.in("XAF", "TD", TradeType.SELL);
    private static final Market SOON_GONE = Market.in("XAF", "CF", TradeType.SELL);
    private static final String HISTORY = "/api/v1/rates/history?fiat=XAF&trade_type=SELL";

    @Inject
    Seed seed;

    @Inject
    DataSource database;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE).until(() -> get("/api/v1/currencies").statusCode() == 200);
        await().atMost(PATIENCE).until(() -> login().statusCode() == 200);
    }

    @AfterEach
    void engine() {
        FakeEngine.isOut();
    }

    @Test
    void while_redis_hangs_rates_age_in_memory_and_afterwards_they_are_fresh_again() throws Exception {
        FreshnessSetting limits = FirstStart.settings().freshness();
        publish(SOON_STALE, "600", limits.staleAfter().minus(BEFORE));
        publish(SOON_GONE, "601", limits.unavailableAfter().minus(BEFORE));
        await().atMost(PATIENCE).until(() -> "600".equals(rate(SOON_STALE).getString("rate")));
        await().atMost(PATIENCE).until(() -> "601".equals(rate(SOON_GONE).getString("rate")));

        try (AutoCloseable redis = EmbeddedServices.redis().freeze()) {
            JsonPath fresh = rate(SOON_STALE);
            assertEquals("fresh", fresh.getString("status"));
            assertEquals("stale", rate(SOON_GONE).getString("status"));

            await().atMost(PATIENCE)
                    .until(() -> rate(SOON_STALE).getString("status").equals("stale"));
            JsonPath stale = rate(SOON_STALE);
            assertEquals("600", stale.getString("rate"));
            assertTrue(stale.getLong("age_seconds") > fresh.getLong("age_seconds"));

            await().atMost(PATIENCE)
                    .until(() -> rate(SOON_GONE).getString("status").equals("unavailable"));
            assertEquals(null, rate(SOON_GONE).getString("rate"));
            assertEquals("too_old", rate(SOON_GONE).getString("reason"));

            assertEquals(200, get("/q/health/ready").statusCode());
            assertEquals(200, login().statusCode());
        }

        publish(SOON_GONE, "602", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> "602".equals(rate(SOON_GONE).getString("rate")));
        assertEquals("fresh", rate(SOON_GONE).getString("status"));
    }

    @Test
    void while_postgresql_hangs_all_is_answered_and_the_calls_of_that_time_are_counted_afterwards() throws Exception {
        publish(SOON_STALE, "603", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> "603".equals(rate(SOON_STALE).getString("rate")));
        // Both: what callers are told from memory, and what Redis and PostgreSQL have, where the last moment is
        // missing.
        long told = calls();
        long before = settledCalls().jsonPath().getLong("usage.find { it.key_id == 'k-demo' }.calls");
        try (AutoCloseable postgres = EmbeddedServices.postgres().freeze()) {
            for (int call = 0; call < 10; call++) {
                assertEquals("603", rate(SOON_STALE).getString("rate"));
            }
            assertEquals(200, login().statusCode());
            assertEquals(told + 11, calls());
            assertEquals(503, settledCalls().statusCode());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertTrue(kept() >= before + 11, kept() + " kept, " + before + " before"));
        assertEquals(200, settledCalls().statusCode());
    }

    @Test
    void while_the_engine_is_out_history_alone_is_refused_and_it_comes_back_by_itself() {
        publish(SOON_STALE, "604", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> "604".equals(rate(SOON_STALE).getString("rate")));
        FakeEngine.isOut();

        get(HISTORY)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("history_unavailable"));
        assertEquals("604", rate(SOON_STALE).getString("rate"));

        FakeEngine.answers("/internal/ticks", "{\"ticks\":[],\"next_cursor\":null}");
        get(HISTORY).then().statusCode(200);
    }

    private void publish(Market market, String price, Duration age) {
        Instant observedAt = Instant.now().minus(age);
        seed.publish(
                List.of(Seed.rate(market, observedAt, null, anOffer().at(price).build())), List.of());
    }

    /** The one market that was asked for. */
    private static JsonPath rate(Market market) {
        Response answer =
                get("/api/v1/best-rates?fiat=" + market.fiat() + "&trade_type=SELL&country=" + market.country());
        assertEquals(200, answer.statusCode());
        return answer.jsonPath().setRootPath("best_rates[0]");
    }

    private static long calls() {
        return get("/api/v1/usage").jsonPath().getLong("calls");
    }

    /** What PostgreSQL itself has. */
    private long kept() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet sum = connection
                        .createStatement()
                        .executeQuery("SELECT sum(calls) FROM gateway.usage_by_day WHERE key_id = 'k-demo'")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    private static Response settledCalls() {
        return given().header("X-Service-Token", "test-service-token")
                .get("/internal/usage?month=" + YearMonth.now(ZoneOffset.UTC));
    }

    private static Response get(String path) {
        return given().header("X-API-Key", Seed.KEY.text()).get(path);
    }

    private static Response login() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token");
    }
}
