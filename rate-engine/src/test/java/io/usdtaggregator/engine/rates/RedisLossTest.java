package io.usdtaggregator.engine.rates;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.read.LastPublishedReader;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Redis loses its data: what readers hold stands until the books are read again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RedisLossTest {
    /** Read by no test. */
    private static final Market NEVER_READ = new Place("XAF", "GQ").buy();

    private static final Market READ = new Place("XAF", "GA").buy();
    private static final Place ZONE = new Place("XOF", null);
    private static final Place GHS = new Place("GHS", null);
    private static final String CORRIDOR = "XOF:-:GHS:-";

    @Inject
    LiveEngine engine;

    @Inject
    AnotherEngine another;

    @Inject
    RateRestoration restoration;

    @Inject
    LastPublishedReader history;

    @Inject
    PublishedRates published;

    @Inject
    RecentPublications recent;

    @Inject
    RedisCommands redis;

    @Inject
    Pool pool;

    private Instant observedAt;

    @Test
    void what_redis_lost_is_restored_from_history_to_the_letter() {
        rates_of_two_platforms();
        Map<String, Rate> rates = rates();
        Map<String, CrossRate> crossRates = crossRates();

        redisIsLost();
        Uni.combine()
                .all()
                .unis(restoration.restore(engine.settings()), restoration.restore(engine.settings()))
                .discardItems()
                .await()
                .atMost(LiveEngine.PATIENCE);

        assertEquals(rates, rates());
        assertEquals(crossRates, crossRates());
    }

    @Test
    void what_history_had_not_yet_taken_when_redis_was_lost_is_restored_too() {
        rates_of_two_platforms();
        Instant before = Instant.now();
        SqlConnection lock = pool.getConnectionAndAwait();
        Map<String, Rate> rates;
        Map<String, CrossRate> crossRates;
        try {
            lock.query("BEGIN").executeAndAwait();
            lock.query("LOCK TABLE rates.ticks IN EXCLUSIVE MODE").executeAndAwait();
            engine.publish("binance", GHS.sell(), observedAt.plusSeconds(1), "12.36");
            await().atMost(LiveEngine.PATIENCE).until(() -> waitingForTheDatabase() > 0);
            engine.publish("binance", ZONE.buy(), observedAt.plusSeconds(1), "615");
            engine.awaitRate(ZONE.buy(), "615");
            await().atMost(LiveEngine.PATIENCE).until(() -> engine.pending() == 0);
            rates = rates();
            crossRates = crossRates();
            redisIsLost();
        } finally {
            lock.query("ROLLBACK").executeAndAwait();
            lock.closeAndAwait();
        }

        done(restoration.restore(engine.settings()));

        assertEquals(rates, rates());
        assertEquals(crossRates, crossRates());
        assertEquals(
                List.of(rates.get(RedisKeys.rateField(Rate.POLICY, ZONE.buy())).rateId()),
                engine.tickIds(ZONE.buy().key(), before));
    }

    /** As where the base that it was written against is lost: without it a record says nothing. */
    @Test
    void a_record_that_cannot_be_read_keeps_no_other_rate_from_being_restored() {
        rates_of_two_platforms();
        Map<String, Rate> rates = rates();
        String unreadable = RedisKeys.rateField(Rate.POLICY, GHS.sell());
        Map<String, CrossRate> crossRates = new HashMap<>(crossRates());
        crossRates.values().removeIf(cross -> cross.sellLeg().map(Rate::market).equals(Optional.of(GHS.sell())));
        assertFalse(crossRates.isEmpty());
        pool.preparedQuery("""
                        UPDATE rates.market_ticks SET record = '\\x01ff', base_at = NULL, base_version = NULL,
                            base_subject = NULL
                        WHERE subject = (SELECT number FROM rates.names WHERE kind = $1 AND name = $2)""").executeAndAwait(Tuple.of(Rate.POLICY, GHS.sell().key()));

        redisIsLost();
        done(restoration.restore(engine.settings()));

        Map<String, Rate> others = new HashMap<>(rates);
        others.remove(unreadable);
        assertEquals(others, rates());
        assertEquals(
                crossRates,
                crossRates(),
                "those between readable legs, and none under the id of a price that it does not have");
    }

    /** How many records the engine could not write yet. */
    private long waitingForTheDatabase() {
        return engine.redis().stream(String.class).xlen(RedisKeys.HISTORY_STREAM);
    }

    /** It writes from its memory, so that it does not matter that its record was lost too. */
    @Test
    void what_another_engine_had_just_published_when_redis_was_lost_is_restored_under_its_id() {
        rates_of_two_platforms();
        Instant before = Instant.now();
        AnotherEngine.Apart apart = another.startedApart();
        engine.place("binance", ZONE.buy(), observedAt.plusSeconds(1), "615");
        done(apart.rates().compute(engine.settings(), List.of(ZONE)));
        Map<String, Rate> rates = rates();
        Map<String, CrossRate> crossRates = crossRates();
        String id = rates.get(RedisKeys.rateField(Rate.POLICY, ZONE.buy())).rateId();
        redisIsLost();
        assertEquals(List.of(), engine.tickIds(ZONE.buy().key(), before));

        done(new RateRestoration(redis, history, published, recent, apart.writes(() -> engine.tickIds(
                                ZONE.buy().key(), before)
                        .contains(id)))
                .restore(engine.settings()));

        assertEquals(
                "615",
                rates.get(RedisKeys.rateField(Rate.POLICY, ZONE.buy()))
                        .number()
                        .orElseThrow()
                        .toPlainString());
        assertEquals(rates, rates());
        assertEquals(crossRates, crossRates());
    }

    @Test
    void an_engine_that_remembers_nothing_lets_restored_rates_stand_until_all_books_are_read_again() {
        rates_of_two_platforms();
        Map<String, Rate> rates = rates();
        Map<String, CrossRate> crossRates = crossRates();
        Instant loss = Instant.now();
        redisIsLost();
        RateComputation newcomer = another.started();
        Settings settings = engine.settings();

        done(restoration.restore(settings).chain(() -> newcomer.computeAll(settings)));
        redis.set(RedisKeys.RATES_DONE, String.valueOf(settings.version()))
                .await()
                .atMost(LiveEngine.PATIENCE);
        assertEquals(rates, rates());
        assertEquals(crossRates, crossRates());

        engine.place("bybit", ZONE.buy(), Instant.now(), "601");
        done(newcomer.compute(settings, List.of(ZONE)));
        assertEquals(rates, rates(), "neither a fallback nor another judgement of a part of the books");

        readAgain("binance", ZONE.buy(), "600");
        readAgain("binance", ZONE.sell(), "590");
        readAgain("binance", GHS.sell(), "12.3");
        done(newcomer.compute(settings, List.of(ZONE, GHS)));

        assertEquals(ids(rates.values().stream()), ids(rates().values().stream()));
        assertTrue(rates().get(RedisKeys.rateField(Rate.POLICY, ZONE.buy()))
                .lastObservedAt()
                .orElseThrow()
                .isAfter(loss));
        assertEquals(
                crossRates.get(CORRIDOR).rateId(), crossRates().get(CORRIDOR).rateId());
        engine.awaitNoRecordWaits();
        assertEquals(List.of(), engine.tickIds(ZONE.buy().key(), loss));
        assertEquals(List.of(), engine.tickIds(CORRIDOR, loss));
    }

    @Test
    void a_restored_rate_is_what_the_next_read_is_compared_with() {
        rates_of_two_platforms();
        redisIsLost();
        RateComputation newcomer = another.started();
        Settings settings = engine.settings();
        done(restoration.restore(settings).chain(() -> newcomer.computeAll(settings)));
        redis.set(RedisKeys.RATES_DONE, String.valueOf(settings.version()))
                .await()
                .atMost(LiveEngine.PATIENCE);

        engine.place("bybit", ZONE.buy(), Instant.now(), "601");
        readAgain("binance", ZONE.sell(), "590");
        engine.place("binance", ZONE.buy(), Instant.now(), "1000");
        done(newcomer.compute(settings, List.of(ZONE)));

        Rate held = rates().get(RedisKeys.rateField(Rate.POLICY, ZONE.buy()));
        assertEquals("600", held.number().orElseThrow().toPlainString());
        assertTrue(held.quality().flags().contains(BookFlag.HELD_BACK));
    }

    /** Binance serves the zone of XOF and GHS, and Bybit could serve XOF. */
    private void rates_of_two_platforms() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
        observedAt = Instant.now().minusSeconds(30);
        engine.publish("bybit", ZONE.buy(), observedAt, "601");
        engine.publishConfirmed("binance", ZONE.buy(), observedAt, "600");
        engine.publishConfirmed("binance", ZONE.sell(), observedAt, "590");
        engine.publishConfirmed("binance", GHS.sell(), observedAt, "12.3");
        engine.awaitCross(CORRIDOR, "0.0205");
        await().atMost(LiveEngine.PATIENCE).until(() -> engine.pending() == 0);
        engine.awaitNoRecordWaits();
    }

    /** All but the settings, while the engine under test is kept from computing by the lease of another. */
    private void redisIsLost() {
        String settings = engine.redis().value(String.class).get(RedisKeys.SETTINGS);
        engine.redis().withTransaction(transaction -> {
            transaction.execute("FLUSHALL");
            transaction.value(String.class).set(RedisKeys.SETTINGS, settings);
            transaction.value(String.class).setex(RedisKeys.RATES_WHOLE_LEASE, 60, "a test");
        });
    }

    private void readAgain(String platform, Market market, String price) {
        engine.place(platform, market, Instant.now(), price);
    }

    private static void done(Uni<Void> work) {
        work.await().atMost(LiveEngine.PATIENCE);
    }

    private Map<String, Rate> rates() {
        return read(RedisKeys.RATES, Rate.class);
    }

    private Map<String, CrossRate> crossRates() {
        return read(RedisKeys.CROSS_RATES, CrossRate.class);
    }

    private <T> Map<String, T> read(String hash, Class<T> type) {
        return engine.redis().hash(String.class).hgetall(hash).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> MarketJson.read(entry.getValue(), type)));
    }

    private static Set<String> ids(Stream<Rate> rates) {
        return rates.map(Rate::rateId).collect(Collectors.toSet());
    }

    @Test
    void nothing_is_told_unavailable_that_was_only_lost_nor_what_was_never_read() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
        engine.publishConfirmed("binance", READ, Instant.now().minusSeconds(30), "600");
        List<String> told = new CopyOnWriteArrayList<>();
        engine.redis().pubsub(String.class).subscribe(RedisKeys.RATES_CHANNEL, told::add);
        Instant lost = Instant.now();

        engine.losesRedis(settings().withoutOutlierCut().build());
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
