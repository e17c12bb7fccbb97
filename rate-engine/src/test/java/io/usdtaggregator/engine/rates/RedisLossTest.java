package io.usdtaggregator.engine.rates;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Redis loses its data: what readers hold stands until the books are read again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RedisLossTest {
    /** Read by no test. */
    private static final Market NEVER_READ = new Place("XAF", "GQ").buy();

    private static final Market READ = new Place("XAF", "GA").buy();

    @Inject
    LiveEngine engine;

    @Test
    void nothing_is_told_unavailable_that_was_only_lost_nor_what_was_never_read() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
        engine.publishConfirmed("binance", READ, Instant.now().minusSeconds(30), "600");
        List<String> told = new CopyOnWriteArrayList<>();
        engine.redis().pubsub(String.class).subscribe(RedisKeys.RATES_CHANNEL, told::add);
        Instant lost = Instant.now();

        engine.beginsAnew(settings().withoutOutlierCut().build());
        engine.publish("binance", READ, Instant.now(), "601");
        engine.awaitRate(READ, "601");

        await().atMost(LiveEngine.PATIENCE).until(() -> !told.isEmpty());
        assertEquals(
                List.of(),
                told.stream()
                        .map(json -> MarketJson.read(json, RatesChanged.class))
                        .flatMap(changed -> changed.rates().stream())
                        .filter(rate -> rate.whyUnpriced()
                                .filter(UnavailableReason.NO_BOOK::equals)
                                .isPresent())
                        .map(rate -> RedisKeys.rateField(rate.source(), rate.market()))
                        .toList());
        assertEquals(
                List.of(),
                told.stream()
                        .map(json -> MarketJson.read(json, RatesChanged.class))
                        .flatMap(changed -> changed.crossRates().stream())
                        .filter(rate -> rate.legs().count() < 2)
                        .map(rate -> rate.corridor().key())
                        .toList());
        assertEquals(List.of(), engine.tickRates(NEVER_READ.key(), lost));
        Map<String, String> rates = engine.redis().hash(String.class).hgetall(RedisKeys.RATES);
        assertFalse(rates.containsKey(RedisKeys.rateField(Rate.POLICY, NEVER_READ)));
        assertEquals(
                0,
                engine.redis().hash(String.class).hgetall(RedisKeys.CROSS_RATES).values().stream()
                        .map(json -> MarketJson.read(json, CrossRate.class))
                        .filter(cross -> cross.legs().count() < 2)
                        .count());
    }

    @Test
    void readers_of_an_empty_redis_know_that_there_is_nothing() {
        engine.beginsAnew(settings().withoutOutlierCut().build());

        await().atMost(LiveEngine.PATIENCE)
                .until(() -> engine.redis().value(String.class).get(RedisKeys.RATES_VERSION) != null);
    }
}
