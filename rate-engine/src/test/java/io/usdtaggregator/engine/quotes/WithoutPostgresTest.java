package io.usdtaggregator.engine.quotes;

import static io.usdtaggregator.model.market.Books.priced;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that is started while PostgreSQL is out. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithoutPostgresTest.NothingListens.class)
class WithoutPostgresTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Market MARKET = Market.zone("XOF", TradeType.BUY);

    @Inject
    RedisDataSource redis;

    /** Port 1 of this machine refuses connections. */
    public static final class NothingListens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none",
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none",
                    "service.internal.token", "of-the-tests");
        }
    }

    @Test
    void it_publishes_rates() {
        redis.value(String.class)
                .set(
                        RedisKeys.SETTINGS,
                        MarketJson.write(settings().withoutOutlierCut().build()));
        OfferBook book = priced("binance", MARKET, Instant.now(), "600");
        redis.value(String.class).set(RedisKeys.book("binance", MARKET), MarketJson.write(book));

        await().atMost(PATIENCE).until(() -> {
            redis.stream(String.class)
                    .xadd(
                            RedisKeys.OFFERS_STREAM,
                            Map.of(
                                    "key", RedisKeys.book("binance", MARKET),
                                    "version", String.valueOf(book.version())));
            return redis.hash(String.class).hexists(RedisKeys.RATES, RedisKeys.rateField("policy", MARKET));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/quotes/now",
                "/internal/quotes/q-1?account=a",
                "/internal/alerts",
                "/internal/ticks?subject=XOF:-:BUY",
                "/internal/as-of?at=2026-11-23T12:00:00Z"
            })
    void what_needs_the_database_is_a_503_that_says_when_to_come_back(String path) {
        RestAssured.given()
                .header("X-Service-Token", "of-the-tests")
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("database_unavailable"));
    }
}
