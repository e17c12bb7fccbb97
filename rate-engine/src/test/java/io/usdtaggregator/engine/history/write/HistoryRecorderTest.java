package io.usdtaggregator.engine.history.write;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.f4b6a3.ulid.Ulid;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.read.RecordReader;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.engine.history.write.HistoryEntry.RateRecord;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published is recorded, whatever becomes of PostgreSQL or of an engine. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class HistoryRecorderTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final Market BUY = new Place("XOF", null).buy();
    private static final Market SELL = new Place("GHS", null).sell();
    private static final String CORRIDOR = "XOF:-:GHS:-";

    @Inject
    LiveEngine engine;

    @Inject
    RecordReader records;

    @Inject
    HistoryLog log;

    @Inject
    Pool pool;

    @BeforeEach
    void aFreshRedis() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
    }

    @Test
    void what_waits_for_the_database_is_found_by_its_id_and_written_once_the_database_takes_it() {
        PricedCrossRate cross = whileNothingCanBeWritten(() -> {
            Instant observedAt = Instant.now().minusSeconds(60);
            engine.publish("binance", BUY, observedAt, "600");
            engine.publish("binance", SELL, observedAt, "12.3");
            engine.awaitCross(CORRIDOR, "0.0205");
            engine.publish("binance", BUY, observedAt.plusSeconds(1), "615");
            PricedCrossRate published = engine.awaitCross(CORRIDOR, "0.02");
            assertRecorded(published);
            assertEquals(List.of(), at(published.rateId()));
            return published;
        });

        awaitNothingWaits();
        assertRecorded(cross);
        assertEquals(List.of(cross.provenance().publishedAt()), at(cross.rateId()));
        assertEquals(
                List.of(cross.buy().provenance().publishedAt()), at(cross.buy().rateId()));
        assertEquals(0, engine.redis().hash(String.class).hlen(RedisKeys.HISTORY_WAITING));
    }

    /** The corridor and its newest leg as they were published; an older leg as it was first published under its id. */
    private void assertRecorded(PricedCrossRate cross) {
        PricedRate leg = engine.priced(Rate.POLICY, BUY);
        assertEquals(Optional.of(new PublishedRecord.OfMarket(leg)), record(leg.rateId()));
        CrossRate found = record(cross.rateId())
                .map(record -> record.fold(rate -> (CrossRate) null, corridor -> corridor))
                .orElseThrow();
        assertEquals(cross.provenance(), found.provenance());
        assertEquals(Optional.of(cross.price()), found.priced().map(PricedCrossRate::price));
        assertEquals(Optional.of(cross.buy()), found.buyLeg());
        assertEquals(Optional.of(cross.sell().rateId()), found.sellLeg().map(Rate::rateId));
        assertEquals(
                Optional.of(cross.sell().price()),
                found.sellLeg().flatMap(Rate::priced).map(PricedRate::price));
    }

    /** Rows can be read, but no tick can be written. */
    private <T> T whileNothingCanBeWritten(Supplier<T> work) {
        SqlConnection lock = pool.getConnectionAndAwait();
        try {
            lock.query("BEGIN").executeAndAwait();
            lock.query("LOCK TABLE rates.ticks IN EXCLUSIVE MODE").executeAndAwait();
            return work.get();
        } finally {
            lock.query("ROLLBACK").executeAndAwait();
            lock.closeAndAwait();
        }
    }

    private void awaitNothingWaits() {
        await().atMost(PATIENCE).until(() -> engine.redis().stream(String.class).xlen(RedisKeys.HISTORY_STREAM) == 0);
    }

    @Test
    void what_a_dead_engine_took_is_written_by_another_and_a_second_arrival_changes_nothing() {
        String id = RateIds.text(new UUID(System.nanoTime(), 1));
        HistoryEntry entry = entry(id);

        takenByADeadEngine(entry);
        takenByADeadEngine(entry);

        await().atMost(PATIENCE).until(() -> !at(id).isEmpty());
        await().atMost(PATIENCE).until(() -> engine.redis().stream(String.class).xlen(RedisKeys.HISTORY_STREAM) == 0);
        assertEquals(1, at(id).size());
    }

    private HistoryEntry entry(String id) {
        engine.publish("binance", BUY, Instant.now(), "600");
        PricedRate rate = engine.awaitRate(BUY, "600");
        Rate taken = rate.withProvenance(rate.provenance().named(id, rate.updatedAt()));
        return new HistoryEntry(
                RateProvenance.unnamed(System.nanoTime(), rate.computedAt(), 1),
                List.of(RateRecord.of(taken, Optional.of(TickKind.CHANGE), Map.of())),
                List.of(),
                List.of());
    }

    /** Its publisher wrote and removed it, or it was one too many. */
    @Test
    void a_record_that_is_gone_while_a_dead_engine_held_it_holds_up_no_other() {
        String id = RateIds.text(new UUID(System.nanoTime(), 2));
        HistoryEntry entry = entry(id);
        awaitNothingWaits();
        takenByADeadEngine(entry);
        engine.redis().execute("XTRIM", RedisKeys.HISTORY_STREAM, "MAXLEN", "0");

        takenByADeadEngine(entry);

        await().atMost(PATIENCE).until(() -> !at(id).isEmpty());
        awaitNothingWaits();
        await().atMost(PATIENCE)
                .until(() -> engine.redis()
                                .execute("XPENDING", RedisKeys.HISTORY_STREAM, "history")
                                .get(0)
                                .toLong()
                        == 0);
    }

    @Test
    void rows_do_not_rely_on_a_base_or_a_name_that_a_failover_of_the_database_lost() {
        Instant observedAt = Instant.now().minusSeconds(60);
        engine.publish("binance", BUY, observedAt, "600");
        engine.awaitRate(BUY, "600");
        awaitNothingWaits();
        pool.query("DELETE FROM rates.market_ticks").executeAndAwait();
        engine.publish("binance", BUY, observedAt.plusSeconds(1), "601");
        assertKept(engine.awaitRate(BUY, "601"));

        pool.query("DELETE FROM rates.names WHERE name = '" + BUY.key() + "'").executeAndAwait();
        engine.publish("binance", BUY, observedAt.plusSeconds(2), "602");
        PricedRate rate = engine.awaitRate(BUY, "602");
        assertKept(rate);
        assertEquals(1, at(rate.rateId()).size());
    }

    private void assertKept(PricedRate rate) {
        awaitNothingWaits();
        assertEquals(Optional.of(new PublishedRecord.OfMarket(rate)), record(rate.rateId()));
    }

    @Test
    void a_corridors_id_that_was_published_long_after_its_legs_is_found_too() {
        engine.publish("binance", BUY, Instant.now(), "600");
        engine.publish("binance", SELL, Instant.now(), "12.3");
        PricedCrossRate cross = engine.awaitCross(CORRIDOR, "0.0205");
        awaitNothingWaits();
        String id = new Ulid(Instant.now().minusSeconds(3600).toEpochMilli(), new byte[10]).toString();
        RateProvenance made = RateProvenance.unnamed(System.nanoTime(), cross.computedAt(), 1)
                .published(cross.provenance().publishedAt());
        CrossRate late = cross.withProvenance(made.named(id, cross.updatedAt()));

        log.append(List.of(new HistoryEntry(
                        made, List.of(), List.of(CorridorRecord.of(late, TickKind.CHANGE)), List.of("GHS:-"))))
                .await()
                .atMost(PATIENCE);

        assertEquals(
                Optional.of(cross.price()),
                record(id)
                        .flatMap(found -> found.fold(rate -> Optional.empty(), CrossRate::priced))
                        .map(PricedCrossRate::price));
    }

    /** An id names one answer: a price must not come back as no price. */
    @Test
    void a_corridor_whose_leg_is_lost_is_not_found_rather_than_told_unpriced() {
        engine.publish("binance", BUY, Instant.now(), "600");
        engine.publish("binance", SELL, Instant.now(), "12.3");
        PricedCrossRate cross = engine.awaitCross(CORRIDOR, "0.0205");
        awaitNothingWaits();
        assertTrue(record(cross.rateId()).isPresent());

        pool.preparedQuery("DELETE FROM rates.market_ticks WHERE id = $1")
                .executeAndAwait(Tuple.of(RateIds.ifOne(cross.sell().rateId()).orElseThrow()));

        assertEquals(Optional.empty(), record(cross.rateId()));
    }

    @Test
    void a_corridors_id_says_when_its_newest_leg_there_or_back_was_new() {
        Instant observedAt = Instant.now().minusSeconds(60);
        Market wayBack = BUY.otherSide();
        engine.publish("binance", BUY, observedAt, "600");
        engine.publish("binance", SELL, observedAt, "12.3");
        engine.publish("binance", SELL.otherSide(), observedAt, "12.5");
        engine.publish("binance", wayBack, observedAt, "590");
        engine.awaitRate(wayBack, "590");
        String before = engine.awaitCross(CORRIDOR, "0.0205").rateId();
        engine.publish("binance", wayBack, observedAt.plusSeconds(1), "591");
        Instant newest = engine.awaitRate(wayBack, "591").updatedAt();

        await().atMost(PATIENCE)
                .until(() -> !engine.pricedCross(CORRIDOR).rateId().equals(before));
        String id = engine.pricedCross(CORRIDOR).rateId();
        assertEquals(newest.truncatedTo(ChronoUnit.MILLIS), Ulid.from(id).getInstant());
    }

    /** Appended and taken in one step, so that no engine that lives is quicker. */
    private void takenByADeadEngine(HistoryEntry entry) {
        engine.redis()
                .execute(
                        "EVAL",
                        "redis.pcall('XGROUP', 'CREATE', KEYS[1], 'history', '0', 'MKSTREAM')"
                                + " redis.call('XADD', KEYS[1], '*', 'published_at', ARGV[1], 'record', ARGV[2])"
                                + " redis.call('XREADGROUP', 'GROUP', 'history', 'dead', 'STREAMS', KEYS[1], '>')",
                        "1",
                        RedisKeys.HISTORY_STREAM,
                        String.valueOf(Instant.now().toEpochMilli()),
                        HistoryStream.text(entry));
    }

    private Optional<PublishedRecord> record(String rateId) {
        return records.record(rateId).await().atMost(PATIENCE);
    }

    /** When each tick of this id was published. */
    private List<Instant> at(String rateId) {
        return StreamSupport.stream(
                        pool.preparedQuery("SELECT at FROM rates.ticks WHERE rate_id = $1 AND NOT heartbeat")
                                .executeAndAwait(Tuple.of(rateId))
                                .spliterator(),
                        false)
                .map((Row row) -> row.getOffsetDateTime("at").toInstant())
                .toList();
    }
}
