package io.usdtaggregator.benchmark.history;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.embedded.PostgresServer;
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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Prints the tables of docs/benchmarks.md about history. */
public final class HistoryBenchmark {
    private static final String HOUR = "hour";

    private final PostgresServer postgres;
    private final EngineHistory engine;

    private HistoryBenchmark(PostgresServer postgres, EngineHistory engine) {
        this.postgres = postgres;
        this.engine = engine;
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
            EngineHistory engine = new EngineHistory(vertx, postgres, pool);
            engine.prepare();
            HistoryBenchmark benchmark = new HistoryBenchmark(postgres, engine);
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

    /** In the last month, whose partitions are there, so that the present one stays for what is written now. */
    private void measureHour() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:" + postgres.url(), postgres.user(), postgres.password())) {
            HourCost cost = new HourCost(connection, engine.log(), engine.rollup());
            Instant lastMonth = HistoryQuestions.END.minus(3, ChronoUnit.DAYS);
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
            new HistoryQuestions(engine, connection).print();
        }
        System.out.println("\n| publications a statement | publications/s | ticks/s |\n| --- | --- | --- |");
        Written written = new Written(engine.log());
        for (int batch : Written.batches()) {
            System.out.println(written.row(batch));
        }
    }

    private static String size(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_size_pretty(sum(pg_total_relation_size(inhrelid)))"
                        + " FROM pg_inherits WHERE inhparent = 'rates." + table + "'::regclass")) {
            answer.next();
            return answer.getString(1);
        }
    }
}
