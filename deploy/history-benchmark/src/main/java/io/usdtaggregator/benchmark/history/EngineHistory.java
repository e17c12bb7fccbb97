package io.usdtaggregator.benchmark.history;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.database.DatabaseConfig;
import io.usdtaggregator.base.database.SchemaMigration;
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
import io.usdtaggregator.engine.history.write.HistoryConfig;
import io.usdtaggregator.engine.history.write.HistoryLog;
import io.usdtaggregator.engine.history.write.Partitions;
import io.usdtaggregator.engine.history.write.WrittenUntil;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** The rate-engine's history on a database of its own, wired by hand: the rest of the engine is not started. */
final class EngineHistory {
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private final SchemaMigration migration;
    private final Partitions partitions;
    private final HistoryResource history;
    private final AsOfResource asOf;
    private final CandleRollup rollup;
    private final HistoryLog log;

    EngineHistory(Vertx vertx, PostgresServer postgres, Pool pool) {
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), postgres.user(), postgres.password())
                .schemas("rates")
                .defaultSchema("rates")
                .createSchemas(true)
                .load();
        DatabaseConfig config = new Deadlines(true, DEADLINE, DEADLINE);
        this.migration = new SchemaMigration(flyway, config);
        Database database = new Database(vertx.getDelegate(), pool, migration, config, new SimpleMeterRegistry());
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

    /** Makes the schema and its partitions. */
    void prepare() throws InterruptedException {
        migration.start(new StartupEvent());
        while (!partitions.areThere()) {
            Thread.sleep(100);
            partitions.make().await().atMost(DEADLINE);
        }
    }

    HistoryResource history() {
        return history;
    }

    AsOfResource asOf() {
        return asOf;
    }

    CandleRollup rollup() {
        return rollup;
    }

    HistoryLog log() {
        return log;
    }
}
