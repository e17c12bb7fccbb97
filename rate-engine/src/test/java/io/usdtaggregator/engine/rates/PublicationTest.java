package io.usdtaggregator.engine.rates;

import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.transactions.TransactionResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.write.HistoryConfig;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.UnwrittenPublications;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published together is made of each other, whoever computes it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PublicationTest {
    private static final Place XOF = new Place("XOF", null);
    private static final Place GHS = new Place("GHS", null);
    private static final String CORRIDOR = "XOF:-:GHS:-";

    private static final HistoryEntry NO_RECORD =
            new HistoryEntry(RateProvenance.unnamed(1, Instant.EPOCH, 1), List.of(), List.of(), List.of());

    private static final HistoryEntry A_RECORD =
            new HistoryEntry(NO_RECORD.made(), List.of(), List.of(), List.of(XOF.key()));

    @Inject
    LiveEngine engine;

    @Inject
    PublishedRates hash;

    @Inject
    RedisCommands redis;

    @Inject
    AnotherEngine another;

    @Inject
    ReactiveRedisDataSource dataSource;

    @Inject
    HistoryConfig history;

    @Inject
    RecentPublications recent;

    @Inject
    UnwrittenPublications unwritten;

    @BeforeEach
    void aFreshRedis() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
    }

    @Test
    void cross_rates_are_made_of_exactly_the_legs_beside_them_under_edits_and_price_moves() {
        RateComputation second = another.started();
        RateComputation third = another.started();
        Instant began = Instant.now();
        engine.publish("binance", XOF.buy(), began.minusSeconds(60), "600");
        engine.publish("binance", GHS.sell(), began.minusSeconds(60), "12.3");
        engine.awaitCross(CORRIDOR, "0.0205");

        for (int round = 0; round < 40; round++) {
            Instant observedAt = began.minusSeconds(50).plusMillis(round);
            engine.publish("binance", XOF.buy(), observedAt, String.valueOf(600 + round % 7));
            engine.publish("binance", GHS.sell(), observedAt, "12." + (30 + round % 11));
            if (round % 8 == 0) {
                engine.set(edited(round));
            }
            Uni.combine()
                    .all()
                    .unis(computed(second, XOF), computed(third, GHS))
                    .discardItems()
                    .await()
                    .atMost(LiveEngine.PATIENCE);
            assertOfOneMoment();
        }
        await().atMost(LiveEngine.PATIENCE).until(() -> engine.pending() == 0);
        assertOfOneMoment();
        assertEquals(0, engine.priced(Rate.POLICY, XOF.buy()).rawRate().compareTo(new BigDecimal(600 + 39 % 7)));
        assertEquals(
                0, engine.priced(Rate.POLICY, GHS.sell()).rawRate().compareTo(new BigDecimal("12." + (30 + 39 % 11))));
    }

    private Settings edited(int round) {
        return settings()
                .withoutOutlierCut()
                .rule(percent("r", "XOF", null, null, String.valueOf(1 + round % 3), Direction.MARKUP))
                .build();
    }

    /** Another engine that came upon the same place; one that knows older settings, or is too early, does nothing. */
    private Uni<Void> computed(RateComputation engineBeside, Place place) {
        return engineBeside
                .compute(engine.settings(), List.of(place))
                .onFailure()
                .recoverWithNull();
    }

    /** Of every corridor that has a price, in one read of Redis. */
    private void assertOfOneMoment() {
        TransactionResult read = engine.redis().withTransaction(transaction -> {
            transaction.hash(String.class).hgetall(RedisKeys.RATES);
            transaction.hash(String.class).hgetall(RedisKeys.CROSS_RATES);
        });
        Map<String, String> rates = read.get(0);
        Map<String, String> crossRates = read.get(1);
        crossRates.values().stream()
                .map(json -> MarketJson.read(json, CrossRate.class))
                .forEach(cross -> {
                    assertEquals(leg(rates, cross.corridor().buyMarket()), cross.buyLeg(), cross.toString());
                    assertEquals(leg(rates, cross.corridor().sellMarket()), cross.sellLeg(), cross.toString());
                    cross.priced()
                            .ifPresent(priced -> assertEquals(
                                    0, ratio(priced.buy(), priced.sell()).compareTo(priced.rate())));
                });
    }

    private static Optional<Rate> leg(Map<String, String> rates, Market market) {
        return Optional.ofNullable(rates.get(RedisKeys.rateField(Rate.POLICY, market)))
                .map(json -> MarketJson.read(json, Rate.class).withoutOffers());
    }

    private static BigDecimal ratio(PricedRate buy, PricedRate sell) {
        return Decimals.published(sell.rate().divide(buy.rate(), Decimals.WORKING));
    }

    @Test
    void a_publication_made_from_older_legs_is_refused_whole() {
        Instant observedAt = Instant.now().minusSeconds(60);
        engine.publish("binance", XOF.buy(), observedAt, "600");
        engine.publish("binance", GHS.sell(), observedAt, "12.3");
        engine.awaitCross(CORRIDOR, "0.0205");
        Settings settings = engine.settings();
        Moment older = hash.moment(settings.version(), List.of(), Inputs.of(settings, false, List.of(XOF)))
                .await()
                .atMost(LiveEngine.PATIENCE);
        engine.publish("binance", GHS.sell(), observedAt.plusSeconds(1), "12.6");
        CrossRate newer = engine.awaitCross(CORRIDOR, "0.021");

        Publication late = new Publication(
                settings.version(), older, List.of(), List.of(older.crossRates().get(CORRIDOR)), NO_RECORD);

        assertThrows(OutdatedRates.class, () -> hash.publish(late).await().atMost(LiveEngine.PATIENCE));
        assertEquals(newer, engine.cross(CORRIDOR).orElseThrow());
    }

    /** Between its read of books and the answer that it gets, another engine publishes from a newer one. */
    @Test
    void a_publication_made_from_older_books_is_refused_whole() {
        Instant observedAt = Instant.now().minusSeconds(60);
        engine.publish("binance", XOF.buy(), observedAt, "600");
        engine.publish("binance", GHS.sell(), observedAt, "12.3");
        engine.awaitRead(XOF.buy(), observedAt);
        engine.awaitRead(GHS.sell(), observedAt);
        engine.place("binance", XOF.buy(), observedAt.plusSeconds(1), "605");
        List<CrossRate> newer = new ArrayList<>();
        RedisCommands overtaken = new RedisCommands(dataSource, () -> LiveEngine.PATIENCE, new SimpleMeterRegistry()) {
            @Override
            public Uni<List<Optional<String>>> texts(Collection<String> keys) {
                return super.texts(keys)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(older -> newer.add(publishedFrom(observedAt.plusSeconds(2), "615")));
            }
        };

        another.started(new PublishedRates(overtaken, history, recent, unwritten, new SimpleMeterRegistry()))
                .compute(engine.settings(), List.of(XOF))
                .await()
                .atMost(LiveEngine.PATIENCE);

        assertEquals(2, newer.size(), "it was refused, and read anew");
        assertEquals(newer.get(0), engine.cross(CORRIDOR).orElseThrow());
        assertEquals(newer.get(0).buyLeg(), engine.rate(Rate.POLICY, XOF.buy()).map(Rate::withoutOffers));
    }

    private CrossRate publishedFrom(Instant observedAt, String price) {
        engine.place("binance", XOF.buy(), observedAt, price);
        another.started().compute(engine.settings(), List.of(XOF)).await().atMost(LiveEngine.PATIENCE);
        return engine.cross(CORRIDOR).orElseThrow();
    }

    @Test
    void engines_that_work_out_the_same_changes_publish_and_record_each_once() {
        List<RateComputation> engines =
                Stream.generate(another::started).limit(3).toList();
        engine.publish("binance", XOF.buy(), Instant.now().minusSeconds(60), "600");
        engine.awaitRate(XOF.buy(), "600");
        Instant since = Instant.now();
        List<String> published = new ArrayList<>();

        for (int round = 1; round <= 20; round++) {
            engine.place("binance", XOF.buy(), Instant.now().minusSeconds(40).plusSeconds(round), "60" + round % 10);
            List<Uni<Void>> work = engines.stream()
                    .map(each -> each.compute(engine.settings(), List.of(XOF)))
                    .toList();
            Uni.combine().all().unis(work).discardItems().await().atMost(LiveEngine.PATIENCE);
            published.add(engine.rate(Rate.POLICY, XOF.buy()).orElseThrow().rateId());
        }

        await().atMost(LiveEngine.PATIENCE)
                .until(() -> engine.tickIds(XOF.buy().key(), since).containsAll(published));
        assertEquals(published, engine.tickIds(XOF.buy().key(), since));
    }

    @Test
    void of_too_many_records_that_wait_the_oldest_are_dropped_and_counted() {
        engine.publishConfirmed("binance", XOF.buy(), Instant.now().minusSeconds(60), "600");
        engine.publishConfirmed("binance", GHS.sell(), Instant.now().minusSeconds(60), "12.3");
        engine.awaitCross(CORRIDOR, "0.0205");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PublishedRates keepingTwo =
                new PublishedRates(redis, new KeepTwo(), recent, new UnwrittenPublications(), meters);

        await().atMost(LiveEngine.PATIENCE)
                .ignoreExceptionsMatching(PublicationTest::isTriedAgain)
                .until(() -> {
                    publishOftenWith(keepingTwo);
                    return meters.get("engine.rows.dropped").counter().count() > 0;
                });
    }

    /** Another engine published meanwhile, or Redis was slow on a busy machine. */
    private static boolean isTriedAgain(Throwable failure) {
        return failure instanceof OutdatedRates || failure instanceof DeadlineExceeded;
    }

    /** Refused while the engine of this application publishes what it has just read. */
    private void publishOftenWith(PublishedRates keepingTwo) {
        Settings settings = engine.settings();
        Moment moment = hash.moment(settings.version(), List.of(), Inputs.of(settings, false, List.of(XOF)))
                .await()
                .atMost(LiveEngine.PATIENCE);
        Publication again = new Publication(
                settings.version(),
                moment,
                List.of(),
                List.of(moment.crossRates().get(CORRIDOR)),
                A_RECORD);

        Uni.join()
                .all(Stream.generate(() -> keepingTwo.publish(again)).limit(50).toList())
                .andFailFast()
                .await()
                .atMost(LiveEngine.PATIENCE);
    }

    private record KeepTwo(int retentionMonths, int asOfMonths, int waitingPublications) implements HistoryConfig {
        KeepTwo() {
            this(24, 3, 2);
        }
    }

    @Test
    void no_part_is_computed_before_everything_was_under_these_settings() {
        Settings next = engine.settings().withVersion(engine.settings().version() + 1_000_000);

        assertThrows(
                io.usdtaggregator.engine.books.IncompleteRates.class,
                () -> another.started().compute(next, List.of(XOF)).await().atMost(LiveEngine.PATIENCE));
        assertTrue(
                engine.rate(Rate.POLICY, XOF.buy()).stream().allMatch(rate -> rate.settingsVersion() < next.version()));
    }
}
