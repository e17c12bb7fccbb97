package io.usdtaggregator.engine.history.read;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.read.LastPublishedReader.LastPublished;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL says was published last is what Redis holds. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LastPublishedReaderTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final Market BUY = new Place("XOF", null).buy();
    private static final Market SELL = new Place("GHS", null).sell();

    @Inject
    LiveEngine engine;

    @Inject
    LastPublishedReader lastPublished;

    @BeforeEach
    void aFreshRedis() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
    }

    @Test
    void everything_is_given_back_as_it_was_published_last_with_its_offers() {
        Instant begin = Instant.now().minusSeconds(1);
        Instant observedAt = begin.minusSeconds(60);
        engine.publish("binance", BUY, observedAt, "600", "601");
        engine.publish("binance", SELL, observedAt, "12.3");
        engine.awaitCross("XOF:-:GHS:-", "0.0205");
        // The same offers, read again: the id stays, and the instants move on.
        engine.publish("binance", BUY, observedAt.plusSeconds(5), "600", "601");

        await().atMost(PATIENCE).untilAsserted(() -> {
            LastPublished last = lastPublished
                    .since(
                            begin,
                            List.of(Rate.POLICY, "binance", "bybit"),
                            engine.settings().activeMarkets().toList(),
                            Corridors.all(engine.settings()).toList())
                    .await()
                    .atMost(PATIENCE);
            assertEquals(
                    observedAt.plusSeconds(5),
                    engine.priced(Rate.POLICY, BUY).origin().observedAt());
            assertEquals(
                    published(RedisKeys.RATES, Rate.class),
                    by(last.rates().stream()
                            .collect(Collectors.toMap(LastPublishedReaderTest::field, Function.identity()))));
            assertEquals(
                    published(RedisKeys.CROSS_RATES, CrossRate.class),
                    by(last.crossRates().stream()
                            .collect(Collectors.toMap(cross -> cross.corridor().key(), Function.identity()))));
        });
    }

    private <T> Map<String, String> published(String hash, Class<T> type) {
        return by(engine.redis().hash(String.class).hgetall(hash).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> MarketJson.read(entry.getValue(), type))));
    }

    private static Map<String, String> by(Map<String, ?> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> MarketJson.write(entry.getValue())));
    }

    private static String field(Rate rate) {
        return RedisKeys.rateField(rate.source(), rate.market());
    }
}
