package io.usdtaggregator.benchmark.history;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.database.DatabaseConfig;
import io.usdtaggregator.base.database.SchemaMigration;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.embedded.PostgresServer;
import io.usdtaggregator.engine.history.candles.CandleReader;
import io.usdtaggregator.engine.history.candles.CandleRollup;
import io.usdtaggregator.engine.history.older.OlderArchive;
import io.usdtaggregator.engine.history.older.OlderRecords;
import io.usdtaggregator.engine.history.read.AsOfResource;
import io.usdtaggregator.engine.history.read.CorridorRecords;
import io.usdtaggregator.engine.history.read.HistoryResource;
import io.usdtaggregator.engine.history.read.MarketRecords;
import io.usdtaggregator.engine.history.read.RateArchive;
import io.usdtaggregator.engine.history.read.RecordReader;
import io.usdtaggregator.engine.history.read.TickReader;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.write.HistoryConfig;
import io.usdtaggregator.engine.history.write.HistoryLog;
import io.usdtaggregator.engine.history.write.Partitions;
import io.usdtaggregator.engine.history.write.WrittenUntil;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/** Prints the tables of docs/benchmarks.md about history. */
public final class HistoryBenchmark {
    private static final String HOUR = "hour";
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Instant END = FilledHistory.END.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final PostgresServer postgres;
    private final SchemaMigration migration;
    private final Database database;
    private final Partitions partitions;
    private final HistoryResource history;
    private final AsOfResource asOf;
    private final CandleRollup rollup;
    private final HistoryLog log;

    private HistoryBenchmark(Vertx vertx, PostgresServer postgres, Pool pool) {
        this.postgres = postgres;
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), postgres.user(), postgres.password())
                .schemas("rates")
                .defaultSchema("rates")
                .createSchemas(true)
                .load();
        DatabaseConfig config = new Deadlines(true, DEADLINE, DEADLINE);
        this.migration = new SchemaMigration(flyway, config);
        this.database = new Database(vertx.getDelegate(), pool, migration, config, new SimpleMeterRegistry());
        this.partitions = new Partitions(database, new KeepAll());
        Names names = new Names(database);
        MarketRecords markets = new MarketRecords(database);
        CorridorRecords corridors = new CorridorRecords(database, names);
        WrittenUntil allIsWritten = then -> Uni.createFrom().voidItem();
        this.rollup = new CandleRollup(database, null, allIsWritten);
        this.history = new HistoryResource(
                new TickReader(database, names),
                new CandleReader(database, names, rollup),
                new RecordReader(markets, corridors, new OlderRecords(database), null));
        this.asOf = new AsOfResource(
                allIsWritten,
                new RateArchive(names, markets, corridors, new OlderArchive(database)),
                null,
                new KeepAll());
        this.log = new HistoryLog(database, names);
    }

    private record Deadlines(boolean enabled, Duration deadline, Duration longestMigrationPause)
            implements DatabaseConfig {}

    private record KeepAll() implements HistoryConfig {
        @Override
        public int retentionMonths() {
            return 24;
        }

        @Override
        public int asOfMonths() {
            return 3;
        }

        @Override
        public int waitingPublications() {
            return 10_000;
        }
    }

    public static void main(String[] sizes) throws Exception {
        List<Long> ticks = sizes.length == 0
                ? List.of(1_000_000L, 10_000_000L)
                : Arrays.stream(sizes)
                        .filter(size -> !size.equals(HOUR))
                        .map(Long::valueOf)
                        .toList();
        Path folder = Files.createTempDirectory("history-benchmark");
        Vertx vertx = Vertx.vertx();
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0)) {
            Pool pool = PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(8))
                    .connectingTo(PgConnectOptions.fromUri(postgres.url())
                            .setUser(postgres.user())
                            .setPassword(postgres.password())
                            .setCachePreparedStatements(true))
                    .using(vertx)
                    .build();
            HistoryBenchmark benchmark = new HistoryBenchmark(vertx, postgres, pool);
            benchmark.prepare();
            benchmark.measureHour();
            for (long size : ticks) {
                benchmark.measure(size);
            }
            pool.closeAndAwait();
        } finally {
            vertx.closeAndAwait();
            // Its threads would keep the process for ever.
            Infrastructure.getDefaultWorkerPool().shutdownNow();
        }
    }

    private void prepare() throws InterruptedException {
        migration.start(new StartupEvent());
        while (!partitions.areThere()) {
            Thread.sleep(100);
            partitions.make().await().atMost(DEADLINE);
        }
    }

    /** In the last month, whose partitions are there, so that the present one stays for what is written now. */
    private void measureHour() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:" + postgres.url(), postgres.user(), postgres.password())) {
            HourCost cost = new HourCost(connection, log, rollup);
            Instant lastMonth = END.minus(3, ChronoUnit.DAYS);
            cost.measure(lastMonth, true);
            cost.measure(lastMonth.plus(2, ChronoUnit.HOURS), false);
        }
    }

    private void measure(long ticks) throws SQLException, IOException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:" + postgres.url(), postgres.user(), postgres.password())) {
            Instant begin = Instant.now();
            new FilledHistory(connection).fill(ticks);
            System.out.printf(
                    "%n## %d ticks of %d subjects over 12 months (filled in %d s; ticks %s, candles %s with indexes;"
                            + " load average %s)%n",
                    ticks,
                    FilledHistory.SUBJECTS,
                    Duration.between(begin, Instant.now()).toSeconds(),
                    size(connection, "market_ticks"),
                    size(connection, "candles"),
                    Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
            questions(connection);
        }
        System.out.println("\n| publications a statement | publications/s | ticks/s |\n| --- | --- | --- |");
        Written written = new Written(log);
        for (int batch : Written.batches()) {
            System.out.println(written.row(batch));
        }
    }

    private void questions(Connection connection) {
        System.out.println("| question | rows | p50 ms | p95 ms |\n| --- | --- | --- | --- |");
        chart("a year of days, UTC", "1d", 365, "UTC");
        chart("a year of days, Paris", "1d", 365, "Europe/Paris");
        System.out.println(Stopwatch.row(
                "a year of days straight from the ticks, for comparison", subject -> straight(connection, subject)));
        chart("a year of 4 hours", "4h", 365, "UTC");
        chart("a month of hours", "1h", 30, "UTC");
        chart("a week of quarters of an hour", "15m", 7, "UTC");
        chart("a day of minutes", "1m", 1, "UTC");
        page("100 ticks, from the beginning of the year", END.minus(365, ChronoUnit.DAYS));
        page("100 ticks, from the last day", END.minus(1, ChronoUnit.DAYS));
        System.out.println(Stopwatch.row("one rate by its rate_id", subject -> {
            String id = RateIds.text(new UUID(0, subject.hashCode() & 0xFFFF));
            return history.published(id).await().atMost(DEADLINE) instanceof PublishedRecord.OfMarket ? 1 : 0;
        }));
        String then = END.minus(40, ChronoUnit.DAYS).toString();
        List<String> markets =
                IntStream.range(0, 40).mapToObj(FilledHistory::subject).toList();
        System.out.println(Stopwatch.row("`as_of` for 40 markets", subject -> asOf.rates(then, "policy", markets)
                .await()
                .atMost(DEADLINE)
                .rates()
                .size()));
    }

    private void chart(String name, String interval, int days, String zone) {
        System.out.println(Stopwatch.row(name, subject -> history.candles(
                        subject,
                        null,
                        interval,
                        END.minus(days, ChronoUnit.DAYS).toString(),
                        END.toString(),
                        zone)
                .await()
                .atMost(DEADLINE)
                .candles()
                .size()));
    }

    private void page(String name, Instant from) {
        System.out.println(Stopwatch.row(
                name, subject -> history.ticks(subject, null, from.toString(), END.toString(), null, "100")
                        .await()
                        .atMost(DEADLINE)
                        .ticks()
                        .size()));
    }

    private static long straight(Connection connection, String subject) {
        return count(
                connection,
                "SELECT count(*) FROM (SELECT date_trunc('day', at, 'UTC') AS start,"
                        + " (array_agg(rate ORDER BY at, id))[1], max(rate), min(rate),"
                        + " (array_agg(rate ORDER BY at DESC, id DESC))[1], count(*) FROM rates.market_ticks"
                        + " WHERE subject = (SELECT number FROM rates.names WHERE name = '" + subject
                        + "' AND kind = 'policy')"
                        + " AND at >= '"
                        + END.minus(365, ChronoUnit.DAYS) + "' AND at < '" + END + "' GROUP BY 1) AS days");
    }

    private static String size(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_size_pretty(sum(pg_total_relation_size(inhrelid)))"
                        + " FROM pg_inherits WHERE inhparent = 'rates." + table + "'::regclass")) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static long count(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
