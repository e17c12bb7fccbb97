package io.usdtaggregator.engine.rates;

import static io.usdtaggregator.model.market.Books.priced;
import static io.usdtaggregator.model.settings.SettingsBuilder.crossRule;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class BooksToRatesTest {
    private static final AtomicLong VERSION = new AtomicLong(1);
    private static final Market XOF_BUY = new Place("XOF", null).buy();
    private static final Market GHS_SELL = new Place("GHS", null).sell();
    /** Of a currency and a platform that stay active; no other test has it. */
    private static final Market STAYS = new Place("XAF", "CG").sell();

    private static final String XOF_TO_GHS = "XOF:-:GHS:-";

    @Inject
    RedisDataSource redis;

    @Inject
    Pool pool;

    @BeforeEach
    void aFreshRedis() {
        redis.flushall();
        set(settings().withoutOutlierCut().build());
        await().atMost(LiveEngine.PATIENCE).until(() -> String.valueOf(currentSettings())
                .equals(redis.value(String.class).get(RedisKeys.RATES_DONE)));
    }

    @Test
    void a_book_becomes_a_rate_a_cross_rate_and_ticks() {
        Instant read = Instant.now();
        publish(priced("binance", XOF_BUY, read, "600", "601"));
        publish(priced("binance", GHS_SELL, read, "12.3"));
        awaitRead(XOF_BUY, read);
        awaitRead(GHS_SELL, read);

        PricedCrossRate cross = awaitCross("XOF:-:GHS:-", "0.0205");
        assertEquals(new BigDecimal("600"), cross.buy().rate());
        PricedRate rate = pricedRate(Rate.POLICY, XOF_BUY);
        assertEquals("binance", rate.platform());
        assertEquals(2, rate.offers().size());
        assertEquals(new BigDecimal("600"), pricedRate("binance", XOF_BUY).rate());
        assertEquals(Optional.empty(), rate("bybit", XOF_BUY), "what was never read is not published");
        await().atMost(LiveEngine.PATIENCE).until(() -> ticks(rate.rateId()) == 1 && ticks(cross.rateId()) == 1);
    }

    @Test
    void an_unchanged_figure_keeps_its_name_and_leaves_no_tick_but_its_new_age_is_published() {
        Instant first = Instant.now().minusSeconds(20);
        publish(priced("binance", XOF_BUY, first, "600"));
        awaitRead(XOF_BUY, first);
        PricedRate before = awaitRate(XOF_BUY, "600");

        publish(priced("binance", XOF_BUY, first.plusSeconds(10), "600"));

        await().atMost(LiveEngine.PATIENCE).until(() -> rate(Rate.POLICY, XOF_BUY)
                .flatMap(Rate::lastObservedAt)
                .filter(before.observedAt()::isBefore)
                .isPresent());
        Rate after = rate(Rate.POLICY, XOF_BUY).orElseThrow();
        assertEquals(before.rateId(), after.rateId());
        assertEquals(before.updatedAt(), after.updatedAt());
        await().atMost(LiveEngine.PATIENCE).until(() -> ticks(before.rateId()) == 1);
    }

    @Test
    void a_corridor_whose_legs_are_only_confirmed_keeps_its_name_and_a_leg_that_moves_gives_it_another() {
        Instant first = Instant.now().minusSeconds(20);
        publish(priced("binance", GHS_SELL, first, "12.3"));
        publish(priced("binance", XOF_BUY, first, "600", "601"));
        awaitRead(GHS_SELL, first);
        awaitRead(XOF_BUY, first);
        PricedCrossRate before = awaitCross(XOF_TO_GHS, "0.0205");

        publish(priced("binance", GHS_SELL, first.plusSeconds(10), "12.3"));
        publish(priced("binance", XOF_BUY, first.plusSeconds(10), "600", "601"));
        await().atMost(LiveEngine.PATIENCE).until(() -> cross(XOF_TO_GHS)
                .flatMap(CrossRate::lastObservedAt)
                .filter(before.observedAt()::isBefore)
                .isPresent());

        PricedCrossRate confirmed = pricedCross(XOF_TO_GHS);
        assertEquals(before.rateId(), confirmed.rateId());
        assertEquals(before.updatedAt(), confirmed.updatedAt());
        assertEquals(before.buy().rateId(), confirmed.buy().rateId());
        assertEquals(before.sell().rateId(), confirmed.sell().rateId());

        publish(priced("binance", XOF_BUY, first.plusSeconds(12), "600", "605"));
        await().atMost(LiveEngine.PATIENCE)
                .until(() -> !pricedCross(XOF_TO_GHS).rateId().equals(before.rateId()));
        assertEquals(0, before.rate().compareTo(pricedCross(XOF_TO_GHS).rate()), "its leg is made of other offers");

        publish(priced("binance", XOF_BUY, first.plusSeconds(15), "615"));
        PricedCrossRate moved = awaitCross(XOF_TO_GHS, "0.02");
        assertNotEquals(before.rateId(), moved.rateId());
        assertTrue(moved.updatedAt().isAfter(before.updatedAt()));
        assertEquals(before.sell().rateId(), moved.sell().rateId());
    }

    /** The engine remembers books of other tests, which serve until then. */
    private void awaitRead(Market market, Instant observedAt) {
        await().atMost(LiveEngine.PATIENCE).until(() -> rate(Rate.POLICY, market)
                .flatMap(Rate::lastObservedAt)
                .filter(observedAt::equals)
                .isPresent());
    }

    @Test
    void settings_that_leave_a_figure_as_it_was_leave_it_its_name() {
        Instant read = Instant.now();
        publish(priced("binance", XOF_BUY, read, "600"));
        publish(priced("binance", GHS_SELL, read, "12.3"));
        awaitRead(XOF_BUY, read);
        awaitRead(GHS_SELL, read);
        PricedCrossRate before = awaitCross(XOF_TO_GHS, "0.0205");

        set(settings()
                .withoutOutlierCut()
                .rule(percent("r", "GHS", "GH", TradeType.BUY, "2", Direction.MARKUP))
                .build());
        await().atMost(LiveEngine.PATIENCE).until(() -> cross(XOF_TO_GHS)
                .filter(cross -> cross.settingsVersion() == currentSettings())
                .isPresent());

        PricedCrossRate after = pricedCross(XOF_TO_GHS);
        assertEquals(before.rateId(), after.rateId());
        assertEquals(before.buy().rateId(), after.buy().rateId());
    }

    @Test
    void the_same_entry_delivered_twice_changes_nothing() {
        Instant read = Instant.now();
        OfferBook book = priced("binance", XOF_BUY, read, "600");
        publish(book);
        awaitRead(XOF_BUY, read);
        PricedRate before = awaitRate(XOF_BUY, "600");

        announce(book);
        publish(priced("binance", GHS_SELL, Instant.now(), "12.3"));

        awaitCross("XOF:-:GHS:-", "0.0205");
        assertEquals(before.rateId(), rate(Rate.POLICY, XOF_BUY).orElseThrow().rateId());
        await().atMost(LiveEngine.PATIENCE).until(() -> ticks(before.rateId()) == 1);
    }

    @Test
    void a_change_of_rules_takes_effect_without_a_new_book() {
        publish(priced("binance", XOF_BUY, Instant.now(), "600"));
        publish(priced("binance", GHS_SELL, Instant.now(), "12.3"));
        awaitCross("XOF:-:GHS:-", "0.0205");

        set(settings()
                .withoutOutlierCut()
                .rule(percent("r", "XOF", null, null, "2", Direction.MARKUP))
                .cross(crossRule("c", "XOF", "GHS", AdjustmentMode.PERCENT, "1", "1"))
                .build());

        assertEquals("r", awaitRate(XOF_BUY, "612").rule().orElseThrow().ruleId());
        awaitCross("XOF:-:GHS:-", "0.01970005824");
    }

    @Test
    void what_is_no_longer_active_disappears() {
        Instant read = Instant.now();
        publish(priced("binance", XOF_BUY, read, "600"));
        publish(priced("bybit", STAYS, read, "590"));
        awaitRead(XOF_BUY, read);
        awaitRead(STAYS, read);

        set(settings().currencies("GHS", "XAF").platforms("bybit").build());

        await().atMost(LiveEngine.PATIENCE)
                .until(() -> rate(Rate.POLICY, XOF_BUY).isEmpty()
                        && rate("binance", GHS_SELL).isEmpty()
                        && redis.hash(String.class).hget(RedisKeys.CROSS_RATES, "XOF:-:GHS:-") == null
                        && rate(Rate.POLICY, STAYS).isPresent());
    }

    @Test
    void work_that_a_dead_engine_left_is_taken_over() {
        Instant read = Instant.now();
        publish(priced("binance", XOF_BUY, read, "600"));
        awaitRead(XOF_BUY, read);
        OfferBook book = priced("binance", XOF_BUY, Instant.now(), "605");
        redis.value(String.class).set(RedisKeys.book("binance", XOF_BUY), MarketJson.write(book));
        String id = redis.execute(
                        "EVAL",
                        "local id = redis.call('XADD', KEYS[1], '*', 'key', ARGV[1], 'version', '2')"
                                + " redis.call('XREADGROUP', 'GROUP', 'engine', 'dead', 'COUNT', '10', 'STREAMS', KEYS[1], '>')"
                                + " return id",
                        "1",
                        RedisKeys.OFFERS_STREAM,
                        RedisKeys.book("binance", XOF_BUY))
                .toString();
        assertTrue(!id.isEmpty());

        awaitRate(XOF_BUY, "605");
        await().atMost(LiveEngine.PATIENCE).until(() -> pending() == 0);
    }

    @Test
    void an_unreadable_entry_is_set_aside_and_the_others_go_on() {
        redis.stream(String.class).xadd(RedisKeys.OFFERS_STREAM, Map.of("key", "nonsense", "version", "1"));
        publish(priced("binance", XOF_BUY, Instant.now(), "600"));

        awaitRate(XOF_BUY, "600");
        await().atMost(LiveEngine.PATIENCE)
                .until(() -> redis.stream(String.class).xlen(RedisKeys.OFFERS_POISON) == 1 && pending() == 0);
    }

    @Test
    void a_jump_waits_for_a_second_read() {
        Instant first = Instant.now().minusSeconds(30);
        publish(priced("binance", XOF_BUY, first, "600"));
        awaitRead(XOF_BUY, first);

        publish(priced("binance", XOF_BUY, first.plusSeconds(10), "1000"));
        await().atMost(LiveEngine.PATIENCE).until(() -> rate(Rate.POLICY, XOF_BUY)
                .filter(rate -> rate.quality().flags().contains(BookFlag.HELD_BACK))
                .isPresent());
        assertEquals(new BigDecimal("600"), pricedRate(Rate.POLICY, XOF_BUY).rate());

        publish(priced("binance", XOF_BUY, first.plusSeconds(20), "1001"));
        awaitRate(XOF_BUY, "1001");
    }

    @Test
    void after_redis_lost_its_data_the_last_books_serve_and_the_stream_is_read_again() {
        Instant read = Instant.now();
        publish(priced("binance", XOF_BUY, read, "600"));
        awaitRead(XOF_BUY, read);
        String id = pricedRate(Rate.POLICY, XOF_BUY).rateId();
        await("the rate is in history").atMost(LiveEngine.PATIENCE).until(() -> ticks(id) == 1);

        redis.flushall();
        set(settings().withoutOutlierCut().build());

        PricedRate after = awaitRate(XOF_BUY, "600");
        assertEquals(read, after.observedAt());
        assertEquals(id, after.rateId());
        publish(priced("binance", XOF_BUY, Instant.now(), "602"));
        awaitRate(XOF_BUY, "602");
    }

    @Test
    void a_rule_ends_at_its_instant_without_anyones_help() {
        publish(priced("binance", XOF_BUY, Instant.now(), "600"));
        awaitRate(XOF_BUY, "600");

        set(settings()
                .withoutOutlierCut()
                .rule(io.usdtaggregator.model.settings.SettingsBuilder.rule(
                        "r",
                        "XOF",
                        null,
                        TradeType.BUY,
                        AdjustmentMode.PERCENT,
                        "2",
                        Direction.MARKUP,
                        null,
                        Instant.now().plusSeconds(5),
                        null))
                .build());

        awaitRate(XOF_BUY, "612");
        awaitRate(XOF_BUY, "600");
    }

    private void set(Settings wanted) {
        Settings next = wanted.withVersion(VERSION.incrementAndGet());
        redis.value(String.class).set(RedisKeys.SETTINGS, MarketJson.write(next));
        redis.pubsub(String.class)
                .publish(RedisKeys.CHANGED, MarketJson.write(new Changed(next.version(), RedisKeys.SETTINGS)));
    }

    /** As the collector does, filtered under the settings of now. */
    private void publish(OfferBook book) {
        OfferBook filtered = new OfferBook(
                VERSION.incrementAndGet(),
                book.platform(),
                book.market(),
                book.observedAt(),
                currentSettings(),
                book.offers(),
                book.dropped(),
                book.flags());
        redis.value(String.class).set(RedisKeys.book(book.platform(), book.market()), MarketJson.write(filtered));
        announce(filtered);
    }

    private long currentSettings() {
        return MarketJson.read(redis.value(String.class).get(RedisKeys.SETTINGS), Settings.class)
                .version();
    }

    private void announce(OfferBook book) {
        redis.stream(String.class)
                .xadd(
                        RedisKeys.OFFERS_STREAM,
                        Map.of(
                                "key",
                                RedisKeys.book(book.platform(), book.market()),
                                "version",
                                String.valueOf(book.version())));
    }

    private Optional<Rate> rate(String source, Market market) {
        return Optional.ofNullable(redis.hash(String.class).hget(RedisKeys.RATES, RedisKeys.rateField(source, market)))
                .map(json -> MarketJson.read(json, Rate.class));
    }

    private PricedRate pricedRate(String source, Market market) {
        return rate(source, market).flatMap(Rate::priced).orElseThrow();
    }

    private PricedCrossRate pricedCross(String corridor) {
        return cross(corridor).flatMap(CrossRate::priced).orElseThrow();
    }

    private PricedRate awaitRate(Market market, String number) {
        await().atMost(LiveEngine.PATIENCE).until(() -> rate(Rate.POLICY, market)
                .flatMap(Rate::number)
                .filter(rate -> rate.compareTo(new BigDecimal(number)) == 0)
                .isPresent());
        return pricedRate(Rate.POLICY, market);
    }

    private PricedCrossRate awaitCross(String corridor, String number) {
        await().atMost(LiveEngine.PATIENCE).until(() -> cross(corridor)
                .flatMap(CrossRate::number)
                .filter(rate -> rate.compareTo(new BigDecimal(number)) == 0)
                .isPresent());
        return pricedCross(corridor);
    }

    private Optional<CrossRate> cross(String corridor) {
        return Optional.ofNullable(redis.hash(String.class).hget(RedisKeys.CROSS_RATES, corridor))
                .map(json -> MarketJson.read(json, CrossRate.class));
    }

    private long pending() {
        return redis.execute("XPENDING", RedisKeys.OFFERS_STREAM, "engine")
                .get(0)
                .toLong();
    }

    private long ticks(String rateId) {
        return pool.preparedQuery("SELECT count(*) FROM rates.ticks WHERE rate_id = $1 AND NOT heartbeat")
                .executeAndAwait(Tuple.of(rateId))
                .iterator()
                .next()
                .getLong(0);
    }
}
