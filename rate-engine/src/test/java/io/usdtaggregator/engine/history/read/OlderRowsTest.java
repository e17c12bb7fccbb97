package io.usdtaggregator.engine.history.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.f4b6a3.ulid.Ulid;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.database.DatabaseConfig;
import io.usdtaggregator.base.database.SchemaMigration;
import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.base.internal.history.PublishedTick;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.candles.CandleInterval;
import io.usdtaggregator.engine.history.candles.CandleReader;
import io.usdtaggregator.engine.history.candles.CandleRollup;
import io.usdtaggregator.engine.history.older.OlderArchive;
import io.usdtaggregator.engine.history.older.OlderLastPublished;
import io.usdtaggregator.engine.history.older.OlderRecords;
import io.usdtaggregator.engine.history.read.LastPublishedReader.LastPublished;
import io.usdtaggregator.engine.history.read.RateArchive.PastCorridor;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was written before version 7 of the schema, and by version 7, is found after the migrations: by id, by instant, as
 * ticks and candles, and as what was published last.
 */
class OlderRowsTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final Instant AT = Instant.parse("2026-01-20T12:00:00.123Z");
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BUY_ID = "01KFDW0000000000000000AAAA";
    private static final String CROSS_ID = "01KFDW0000000000000000CCCC";
    private static final String WHOLE_ID = "01KFDW0000000000000000DDDD";
    private static final PricedRate BUY = rate(BUY_ID, "XOF:-:BUY", "600");
    private static final PricedRate SELL = rate("01KFDW0000000000000000BBBB", "GHS:-:SELL", "12.3");
    private static final PricedCrossRate CROSS = cross(CROSS_ID);

    private static final Instant FEBRUARY = Instant.parse("2026-02-03T10:00:00Z");
    private static final Corridor OF_SEVEN = Corridor.parse("XAF:-:NGN:-");
    private static final String SOON = id(FEBRUARY.minusMillis(4), 1);
    private static final String LATE = id(FEBRUARY.minusSeconds(3600), 2);
    private static final String ALONE = id(FEBRUARY.plusSeconds(120), 3);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    private final String server = "jdbc:" + EmbeddedServices.postgres().url();
    private final String name = "older_rows_" + DATABASES.incrementAndGet();
    private final String url = server.substring(0, server.lastIndexOf('/')) + "/" + name;
    private Pool pool;
    private Names names;
    private Database database;

    @BeforeEach
    void aDatabaseOfBefore() throws SQLException {
        try (Connection admin = connection(server)) {
            admin.createStatement().execute("CREATE DATABASE " + name);
        }
        flyway("6").migrate();
        try (Connection before = connection(url)) {
            for (String table : List.of("ticks", "candles", "published")) {
                before.createStatement()
                        .execute("CREATE TABLE rates." + table + "_202601 PARTITION OF rates." + table
                                + " FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2026-02-01 00:00:00+00')");
            }
            tick(before, BUY_ID, "rate", "XOF:-:BUY", "600", MarketJson.write(BUY), "{}");
            tick(before, SELL.rateId(), "rate", "GHS:-:SELL", "12.3", MarketJson.write(SELL), "{}");
            tick(
                    before,
                    CROSS_ID,
                    "cross_rate",
                    "XOF:-:GHS:-",
                    "0.0205",
                    MarketJson.write(CrossFigure.of(CROSS)),
                    "{\"buy\":\"" + BUY_ID + "\",\"sell\":\"" + SELL.rateId() + "\"}");
            tick(before, WHOLE_ID, "cross_rate", "XOF:-:NGN:-", "2.5", MarketJson.write(cross(WHOLE_ID)), "{}");
            published(before, "XOF:-:BUY", Rate.POLICY, MarketJson.write(BUY.withoutOffers()));
            published(before, "GHS:-:SELL", Rate.POLICY, MarketJson.write(SELL.withoutOffers()));
            published(before, "XOF:-:GHS:-", Rate.POLICY, MarketJson.write(CrossFigure.of(CROSS)));
            published(before, "XOF:-", "corridors", MarketJson.write(CROSS.provenance()));
            before.createStatement().execute("""
                    INSERT INTO rates.candles SELECT 'XOF:-:BUY', 'policy', minutes,
                        date_bin(make_interval(mins => minutes), timestamptz '2026-01-10 12:00:00+00',
                            timestamptz '2000-01-01 00:00:00+00'), 1, now(), 'a', 4, 1, 3, now(), 'b', 7
                    FROM rates.candle_widths""");
        }
        flyway("7").migrate();
        try (Connection before = connection(url)) {
            writeByVersionSeven(before);
        }
        SchemaMigration migration = new SchemaMigration(flyway("latest"), config());
        migration.start(new StartupEvent());
        migration.whenDone().await().atMost(PATIENCE);
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(EmbeddedServices.postgres().port())
                        .setDatabase(name)
                        .setUser(EmbeddedServices.postgres().user())
                        .setPassword(EmbeddedServices.postgres().password()))
                .using(vertx)
                .build();
        database = new Database(vertx.getDelegate(), pool, migration, config(), new SimpleMeterRegistry());
        names = new Names(database);
    }

    /** One tick beside a publication of its end, one late, one beside none, and a heartbeat of the last one. */
    private static void writeByVersionSeven(Connection before) throws SQLException {
        before.createStatement()
                .execute("INSERT INTO rates.names (kind, name) VALUES ('policy', '" + OF_SEVEN.key()
                        + "'), ('corridors', 'XAF:-'), ('corridors', 'NGN:-')");
        for (String table : List.of("corridor_ticks", "place_publications")) {
            before.createStatement()
                    .execute("CREATE TABLE rates." + table + "_202602 PARTITION OF rates." + table
                            + " FOR VALUES FROM ('2026-02-01 00:00:00+00') TO ('2026-03-01 00:00:00+00')");
        }
        corridorTick(before, FEBRUARY, SOON, "0.02", false);
        placePublication(before, FEBRUARY, 11, "NGN:-");
        corridorTick(before, FEBRUARY.plusSeconds(60), LATE, "0.021", false);
        placePublication(before, FEBRUARY.plusSeconds(60), 12, "XAF:-");
        placePublication(before, FEBRUARY.plusSeconds(60), 12, "NGN:-");
        corridorTick(before, FEBRUARY.plusSeconds(120), ALONE, "0.022", false);
        corridorTick(before, FEBRUARY.plusSeconds(3600), ALONE, "0.022", true);
        placePublication(before, FEBRUARY.plusSeconds(3600), 14, "XAF:-");
    }

    private static void corridorTick(Connection before, Instant at, String id, String rate, boolean heartbeat)
            throws SQLException {
        before.createStatement()
                .execute("INSERT INTO rates.corridor_ticks (at, subject, cross_rule, heartbeat, id, buy, rate) SELECT '"
                        + at + "', number, 0, " + heartbeat + ", '" + RateIds.uuid(id) + "', '" + RateIds.uuid(BUY_ID)
                        + "', " + rate + " FROM rates.names WHERE kind = 'policy' AND name = '" + OF_SEVEN.key() + "'");
    }

    private static void placePublication(Connection before, Instant at, int version, String place) throws SQLException {
        before.createStatement()
                .execute(
                        "INSERT INTO rates.place_publications (at, version, computed_at, settings_version, place) SELECT '"
                                + at + "', " + version + ", '" + at
                                + "', 9, number FROM rates.names WHERE kind = 'corridors'"
                                + " AND name = '" + place + "'");
    }

    private static String id(Instant at, int last) {
        return new Ulid(at.toEpochMilli(), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) last}).toString();
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @Test
    void older_rows_are_found_by_id_by_instant_as_ticks_and_as_candles() {
        MarketRecords markets = new MarketRecords(database);
        CorridorRecords corridors = new CorridorRecords(database, names);
        RecordReader records = new RecordReader(markets, corridors, new OlderRecords(database), null);
        assertEquals(Optional.of(new PublishedRecord.OfMarket(BUY)), get(records.record(BUY_ID)));
        assertEquals(Optional.of(new PublishedRecord.OfCorridor(CROSS)), get(records.record(CROSS_ID)));
        assertEquals(Optional.of(new PublishedRecord.OfCorridor(cross(WHOLE_ID))), get(records.record(WHOLE_ID)));

        RateArchive archive = new RateArchive(names, markets, corridors, new OlderArchive(database));
        assertEquals(
                List.of(BUY.withoutOffers()),
                get(archive.rates(List.of(BUY.market()), Rate.POLICY, AT.plusSeconds(60), SINCE)));
        PastCorridor past = get(archive.corridor(CROSS.corridor(), AT.plusSeconds(60), SINCE));
        assertEquals(Optional.of((CrossRate) CROSS), past.crossRate());
        assertEquals(List.of(), get(archive.rates(List.of(BUY.market()), Rate.POLICY, AT.minusMillis(1), SINCE)));

        TickReader ticks = new TickReader(database, names);
        List<PublishedTick> found =
                get(ticks.ticks("XOF:-:BUY", Rate.POLICY, SINCE, AT.plusSeconds(60), Cursor.start(), 10));
        assertEquals(List.of(BUY_ID), found.stream().map(PublishedTick::rateId).toList());
        assertEquals(BUY.observedAt(), found.get(0).observedAt());
        assertEquals(
                List.of(),
                get(ticks.ticks("XOF:-:BUY", Rate.POLICY, SINCE, AT.plusSeconds(60), new Cursor(AT, BUY_ID), 10)));

        CandleReader candles =
                new CandleReader(database, names, new CandleRollup(database, null, then -> Uni.createFrom()
                        .voidItem()));
        assertEquals(
                List.of(
                        candle("2026-01-10T00:00:00Z", "1", "4", "1", "3", 7),
                        candle("2026-01-20T00:00:00Z", "600", "600", "600", "600", 1)),
                get(candles.candles(
                        "XOF:-:BUY",
                        Rate.POLICY,
                        CandleInterval.ONE_DAY,
                        SINCE,
                        Instant.parse("2026-02-01T00:00:00Z"),
                        ZoneOffset.UTC)));
    }

    @Test
    void what_was_published_last_before_version_seven_is_read_with_its_offers() {
        MarketRecords markets = new MarketRecords(database);
        CorridorRecords corridors = new CorridorRecords(database, names);
        OlderRecords older = new OlderRecords(database);
        LastPublishedReader reader = new LastPublishedReader(
                names,
                markets,
                corridors,
                new RecordReader(markets, corridors, older, null),
                new OlderLastPublished(new OlderArchive(database), older));

        LastPublished last = get(reader.since(
                SINCE,
                List.of(Rate.POLICY, "binance"),
                List.of(BUY.market(), SELL.market()),
                List.of(CROSS.corridor())));

        assertEquals(Set.of(BUY, SELL), Set.copyOf(last.rates()));
        assertEquals(List.of(CROSS), last.crossRates());
        assertEquals(Optional.of(BUY), get(reader.lastPriced(SINCE, Rate.POLICY, BUY.market())));
    }

    @Test
    void the_corridor_ticks_of_version_seven_are_found_by_id_by_instant_and_as_ticks() {
        CorridorRecords corridors = new CorridorRecords(database, names);

        assertEquals(List.of("0.02", FEBRUARY, 11L, BUY_ID), found(get(corridors.byId(SOON))));
        assertEquals(List.of("0.021", FEBRUARY.plusSeconds(60), 12L, BUY_ID), found(get(corridors.byId(LATE))));
        assertEquals(List.of("0.022", FEBRUARY.plusSeconds(120), 0L, BUY_ID), found(get(corridors.byId(ALONE))));
        assertEquals(Optional.empty(), get(corridors.byId(id(FEBRUARY, 4))));

        assertEquals(Optional.of(LATE), stoodAt(corridors, FEBRUARY.plusSeconds(119)));
        assertEquals(Optional.of(ALONE), stoodAt(corridors, FEBRUARY.plusSeconds(4000)));
        assertEquals(Optional.empty(), stoodAt(corridors, FEBRUARY.minusSeconds(1)));

        TickReader ticks = new TickReader(database, names);
        Instant end = FEBRUARY.plusSeconds(7200);
        List<PublishedTick> first = get(ticks.ticks(OF_SEVEN.key(), Rate.POLICY, SINCE, end, Cursor.start(), 3));
        assertEquals(
                List.of(SOON, LATE, ALONE),
                first.stream().map(PublishedTick::rateId).toList());
        Cursor after = new Cursor(first.get(2).at(), first.get(2).rateId());
        List<PublishedTick> rest = get(ticks.ticks(OF_SEVEN.key(), Rate.POLICY, SINCE, end, after, 3));
        assertEquals(List.of(true), rest.stream().map(PublishedTick::heartbeat).toList());
    }

    private static Optional<String> stoodAt(CorridorRecords corridors, Instant then) {
        return get(corridors.newest(List.of(OF_SEVEN), then, SINCE)).stream()
                .map(record -> record.figure().provenance().rateId())
                .findFirst();
    }

    private static List<Object> found(Optional<CorridorRecord> record) {
        CrossFigure figure = record.orElseThrow().figure();
        return List.of(
                figure.price().rate().toPlainString(),
                figure.provenance().publishedAt(),
                figure.provenance().version(),
                record.get().legs().buy());
    }

    private static Candle candle(String start, String open, String high, String low, String close, long count) {
        return new Candle(
                Instant.parse(start),
                new BigDecimal(open),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal(close),
                count);
    }

    private static void tick(
            Connection before, String id, String kind, String subject, String rate, String derivation, String books)
            throws SQLException {
        try (PreparedStatement insert = before.prepareStatement(
                "INSERT INTO rates.ticks (at, rate_id, kind, subject, source, rate, settings_version, heartbeat, derivation,"
                        + " books) VALUES ('" + AT
                        + "', ?, ?, ?, 'policy', ?::numeric, 7, false, ?::jsonb, ?::jsonb)")) {
            List<String> values = List.of(id, kind, subject, rate, derivation, books);
            for (int place = 0; place < values.size(); place++) {
                insert.setString(place + 1, values.get(place));
            }
            insert.execute();
        }
    }

    private static void published(Connection before, String subject, String source, String value) throws SQLException {
        try (PreparedStatement insert =
                before.prepareStatement("INSERT INTO rates.published (at, version, subject, source, value) VALUES ('"
                        + AT + "', 5, ?, ?, ?)")) {
            insert.setString(1, subject);
            insert.setString(2, source);
            insert.setString(3, value);
            insert.execute();
        }
    }

    private static PricedRate rate(String id, String market, String price) {
        Market of = Market.parse(market);
        BigDecimal number = new BigDecimal(price);
        return new PricedRate(
                new RateProvenance(5, id, AT.minusMillis(4), AT.minusMillis(4), 7, AT),
                of,
                Rate.POLICY,
                new RatePrice(number, number, number, null),
                RateOrigin.of("binance", AT.minusSeconds(1)),
                Quality.NONE,
                MarketJson.read(MarketJson.write(Books.priced("binance", of, AT, price)), OfferBook.class)
                        .offers());
    }

    private static PricedCrossRate cross(String id) {
        return new PricedCrossRate(
                new RateProvenance(5, id, AT.minusMillis(4), AT.minusMillis(4), 7, AT),
                Corridor.parse("XOF:-:GHS:-"),
                new CrossPrice(new BigDecimal("0.0205"), null, null, null),
                BUY,
                SELL);
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(
                        url,
                        EmbeddedServices.postgres().user(),
                        EmbeddedServices.postgres().password())
                .schemas("rates")
                .defaultSchema("rates")
                .createSchemas(true)
                .target(target)
                .load();
    }

    private static Connection connection(String address) throws SQLException {
        return DriverManager.getConnection(
                address,
                EmbeddedServices.postgres().user(),
                EmbeddedServices.postgres().password());
    }

    private static DatabaseConfig config() {
        return new DatabaseConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public Duration deadline() {
                return Duration.ofSeconds(20);
            }

            @Override
            public Duration longestMigrationPause() {
                return Duration.ofSeconds(10);
            }
        };
    }
}
