package io.usdtaggregator.engine.rates;

import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.rule;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.books.OutdatedSettings;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ScaleTest {
    private static final Market BUY = new Place("XOF", null).buy();
    private static final Market CI_BUY = new Place("XOF", "CI").buy();
    private static final Market XAF_SELL = new Place("XAF", null).sell();
    private static final Market GHS_SELL = new Place("GHS", null).sell();

    private static final Inputs NOTHING_ELSE = new Inputs(true, List.of(), List.of(), List.of());

    private static final HistoryEntry NO_RECORD =
            new HistoryEntry(RateProvenance.unnamed(1, Instant.EPOCH, 1), List.of(), List.of(), List.of());

    @Inject
    LiveEngine engine;

    @Inject
    RedisCommands redis;

    @Inject
    PublishedRates hash;

    @Inject
    AnotherEngine another;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void aFreshRedis() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
    }

    @Test
    void a_book_that_cannot_be_read_is_set_aside_and_takes_no_other_market_with_it() {
        double before = meters.counter("engine.poison.messages").count();
        engine.publish("binance", BUY, Instant.now().minusSeconds(20), "600");
        engine.awaitRate(BUY, "600");
        String broken = RedisKeys.book("binance", CI_BUY);
        engine.redis().value(String.class).set(broken, "{\"version\":9,\"offers\":[");
        engine.announce(broken, 9);
        engine.announce("k".repeat(1_000_000), 9);
        engine.redis().stream(String.class).xadd(RedisKeys.OFFERS_STREAM, Map.of("version", "9"));

        engine.publish("binance", BUY, Instant.now(), "605");
        engine.awaitRate(BUY, "605");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> engine.redis().stream(String.class).xlen(RedisKeys.OFFERS_POISON) == 3
                        && engine.pending() == 0);
        assertEquals(3, meters.counter("engine.poison.messages").count() - before);
        engine.awaitAlert("poison_message", RedisKeys.OFFERS_STREAM, "set aside");
        engine.publish("binance", CI_BUY, Instant.now(), "610");
        engine.awaitRate(CI_BUY, "610");
    }

    @Test
    void a_book_of_one_currency_leaves_the_corridors_of_others_alone() {
        Instant first = Instant.now().minusSeconds(30);
        engine.publish("binance", BUY, first, "600");
        engine.publish("binance", XAF_SELL, first, "590");
        engine.publish("binance", GHS_SELL, first, "12.3");
        List.of(BUY, XAF_SELL, GHS_SELL).forEach(market -> engine.awaitRead(market, first));
        engine.awaitCross("XOF:-:GHS:-", "0.0205");
        long others = engine.awaitCross("XOF:-:XAF:-", "0.9833333333").version();
        long own = engine.cross("XOF:-:GHS:-").orElseThrow().version();
        long market = engine.rate("policy", BUY).orElseThrow().version();

        engine.publish("binance", GHS_SELL, first.plusSeconds(10), "12.6");

        assertTrue(engine.awaitCross("XOF:-:GHS:-", "0.021").version() > own);
        assertEquals(others, engine.cross("XOF:-:XAF:-").orElseThrow().version());
        assertEquals(market, engine.rate("policy", BUY).orElseThrow().version());
    }

    @Test
    void a_book_is_counted_with_what_it_touches_and_nothing_else() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RateComputation own = another.started(meters);
        Place ghs = Place.of(GHS_SELL);
        long places = engine.settings().activePlaces().count();
        long sources = Inputs.sources(engine.settings()).count();

        own.compute(engine.settings(), List.of(ghs)).await().atMost(LiveEngine.PATIENCE);

        long corridors = Corridors.touching(engine.settings(), ghs).distinct().count();
        assertEquals(2 * sources, computed(meters, "rate"));
        assertEquals(corridors, computed(meters, "cross_rate"));
        assertTrue(places > 2 && corridors < Corridors.all(engine.settings()).count());
        assertTrue(Corridors.touching(engine.settings(), ghs)
                .noneMatch(corridor -> corridor.key().startsWith("XOF:-:XAF")));
    }

    private static long computed(SimpleMeterRegistry meters, String kind) {
        return (long) meters.get("engine.computed").tag("kind", kind).counter().count();
    }

    /** That whoever published from older books is refused is in {@link PublicationTest}. */
    @Test
    void each_of_many_at_once_takes_a_token_of_its_own_and_then_reads_no_older_book() {
        String key = RedisKeys.book("binance", CI_BUY);
        engine.redis().key().del(key);
        List<Look> looks = Multi.createFrom()
                .range(0, 2_000)
                .onItem()
                .transformToUni(any -> redis.run("INCR", key)
                        .chain(written -> hash.moment(Long.MAX_VALUE, List.of(key), NOTHING_ELSE)
                                .map(moment -> new Look(written.toLong(), moment))))
                .merge(16)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(60));

        assertEquals(
                2_000,
                looks.stream().map(look -> look.moment().token()).distinct().count());
        assertEquals(
                List.of(),
                looks.stream().filter(look -> look.book() < look.written()).toList());
        engine.redis().key().del(key);
    }

    /** The version of the book that was written last before the token was taken, and what was read. */
    private record Look(long written, Moment moment) {
        long book() {
            return Long.parseLong(moment.books().get(0).orElseThrow());
        }
    }

    @Test
    void an_engine_that_holds_older_settings_neither_overwrites_nor_removes_what_was_made_under_newer_ones() {
        Settings older = settings()
                .withoutOutlierCut()
                .rule(percent("gone", "XOF", null, null, "2", Direction.MARKUP))
                .currencies("XOF")
                .version(engine.settings().version())
                .build();
        engine.set(settings().withoutOutlierCut().build());
        engine.publish("binance", CI_BUY, Instant.now().minusSeconds(20), "600");
        engine.publish("binance", GHS_SELL, Instant.now().minusSeconds(20), "12.3");
        CrossRate cross = engine.awaitCross("XOF:CI:GHS:-", "0.0205");
        RateComputation late = another.started();

        assertOutdated(late.compute(older, List.of(Place.of(CI_BUY))));
        assertOutdated(late.computeAll(older));
        assertOutdated(hash.keepOnly(older.version(), Set.of(), Set.of()));
        Moment seen = new Moment(
                cross.version() + 1,
                Instant.now(),
                List.of(),
                Map.of(),
                Map.of(cross.corridor().key(), cross),
                "");
        assertOutdated(hash.publish(new Publication(older.version(), seen, List.of(), List.of(cross), NO_RECORD)));

        engine.awaitRate(CI_BUY, "600");
        assertEquals(cross.rateId(), engine.cross("XOF:CI:GHS:-").orElseThrow().rateId());
    }

    private static void assertOutdated(Uni<Void> work) {
        assertThrows(OutdatedSettings.class, () -> work.await().atMost(LiveEngine.PATIENCE));
    }

    @Test
    void two_engines_that_compute_the_same_book_leave_one_tick() {
        engine.publish("binance", CI_BUY, Instant.now().minusSeconds(20), "600");
        engine.awaitRate(CI_BUY, "600");
        Instant since = Instant.now();
        RateComputation one = another.started();
        RateComputation other = another.started();
        engine.place("binance", CI_BUY, Instant.now(), "604");

        io.smallrye.mutiny.Uni.combine()
                .all()
                .unis(
                        one.compute(engine.settings(), List.of(Place.of(CI_BUY))),
                        other.compute(engine.settings(), List.of(Place.of(CI_BUY))))
                .discardItems()
                .await()
                .atMost(LiveEngine.PATIENCE);

        engine.awaitRate(CI_BUY, "604");
        await().atMost(LiveEngine.PATIENCE)
                .until(() -> !engine.tickRates(CI_BUY.key(), since).isEmpty());
        assertEquals(List.of("604"), engine.tickRates(CI_BUY.key(), since));
    }

    @Test
    void a_rule_begins_and_ends_at_its_instants_in_rates_and_cross_rates_without_edit_or_book() {
        engine.publish("binance", BUY, Instant.now(), "600");
        engine.publish("binance", GHS_SELL, Instant.now(), "12.3");
        engine.awaitCross("XOF:-:GHS:-", "0.0205");
        Instant begin = Instant.now().plusSeconds(2);

        engine.set(settings()
                .withoutOutlierCut()
                .rule(rule(
                        "timed",
                        "XOF",
                        null,
                        TradeType.BUY,
                        AdjustmentMode.PERCENT,
                        "2.5",
                        Direction.MARKUP,
                        begin,
                        begin.plusSeconds(6),
                        null))
                .build());

        assertTrue(!engine.awaitRate(BUY, "615").updatedAt().isBefore(begin));
        engine.awaitCross("XOF:-:GHS:-", "0.02");
        assertTrue(!engine.awaitRate(BUY, "600").updatedAt().isBefore(begin.plusSeconds(6)));
        engine.awaitCross("XOF:-:GHS:-", "0.0205");
    }
}
