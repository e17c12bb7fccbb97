package io.usdtaggregator.engine.history.write;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.database.DatabaseConfig;
import io.usdtaggregator.base.database.SchemaMigration;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Months come and go by themselves, in a database of its own. */
class PartitionsTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final YearMonth NOW = YearMonth.now(ZoneOffset.UTC);

    private static final List<String> TABLES = List.of("market_ticks", "place_publications", "candles");

    private final Vertx vertx = Vertx.vertx();
    private String name;
    private Pool pool;

    @BeforeEach
    void aDatabaseOfItsOwn() {
        name = "partitions_" + NUMBER.incrementAndGet();
        Pool admin = pool("postgres");
        admin.query("CREATE DATABASE " + name).executeAndAwait();
        admin.closeAndAwait();
        pool = pool(name);
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @Test
    void the_last_the_present_and_the_next_month_are_there() {
        made(engine(24, 3));
        for (String table : TABLES) {
            assertEquals(
                    Stream.of(NOW.minusMonths(1), NOW, NOW.plusMonths(1))
                            .map(month -> name(table, month))
                            .collect(Collectors.toSet()),
                    months(table));
        }
    }

    @Test
    void what_is_older_than_the_retention_goes_and_nothing_else() {
        made(engine(24, 24));
        for (String table : List.of("market_ticks", "candles", "older_ticks", "older_published")) {
            for (int ago : new int[] {2, 3, 4, 5, 30}) {
                month(table, NOW.minusMonths(ago));
            }
        }
        for (int ago : new int[] {0, 3, 4}) {
            pool.query("INSERT INTO rates.market_ticks (at, version, subject, tick, heartbeat, id, record) VALUES ('"
                            + NOW.minusMonths(ago).atDay(1) + "', 1, 1, true, false, gen_random_uuid(), '')")
                    .executeAndAwait();
        }

        made(engine(4, 3));

        for (String table : List.of("market_ticks", "candles", "older_ticks")) {
            assertFalse(months(table).contains(name(table, NOW.minusMonths(5))));
            assertFalse(months(table).contains(name(table, NOW.minusMonths(30))));
            assertTrue(months(table).contains(name(table, NOW.minusMonths(4))));
        }
        assertTrue(months("older_published").contains(name("older_published", NOW.minusMonths(3))));
        assertFalse(months("older_published").contains(name("older_published", NOW.minusMonths(4))));
        assertEquals(3, ticks());
    }

    @Test
    void engines_that_start_at_once_do_no_harm() {
        List<Partitions> engines =
                IntStream.range(0, 4).mapToObj(each -> engine(24, 3)).toList();
        await().atMost(PATIENCE).until(() -> {
            engines.stream().map(Partitions::make).toList().forEach(making -> making.subscribe()
                    .with(done -> {}));
            return engines.stream().allMatch(Partitions::areThere);
        });
        TABLES.forEach(table -> assertEquals(3, months(table).size()));
    }

    private Partitions engine(int months, int asOfMonths) {
        return new Partitions(database(), config(months, asOfMonths));
    }

    /** A QuarkusTest would bring a database of its own. */
    private record Deadlines(boolean enabled, Duration deadline, Duration longestMigrationPause)
            implements DatabaseConfig {}

    private Database database() {
        DatabaseConfig databaseConfig = new Deadlines(true, Duration.ofSeconds(5), Duration.ofSeconds(10));
        String server = "jdbc:" + EmbeddedServices.postgres().url();
        Flyway flyway = Flyway.configure()
                .dataSource(
                        server.substring(0, server.lastIndexOf('/')) + "/" + name,
                        EmbeddedServices.postgres().user(),
                        EmbeddedServices.postgres().password())
                .schemas("rates")
                .defaultSchema("rates")
                .createSchemas(true)
                .load();
        SchemaMigration migration = new SchemaMigration(flyway, databaseConfig);
        migration.start(new StartupEvent());
        return new Database(vertx.getDelegate(), pool, migration, databaseConfig, new SimpleMeterRegistry());
    }

    private void made(Partitions partitions) {
        await().atMost(PATIENCE).until(() -> {
            partitions.make().await().atMost(PATIENCE);
            return partitions.areThere();
        });
    }

    private Pool pool(String database) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(EmbeddedServices.postgres().port())
                        .setDatabase(database)
                        .setUser(EmbeddedServices.postgres().user())
                        .setPassword(EmbeddedServices.postgres().password()))
                .using(vertx)
                .build();
    }

    private void month(String table, YearMonth month) {
        pool.query("CREATE TABLE rates." + name(table, month) + " PARTITION OF rates." + table + " FOR VALUES FROM ('"
                        + month.atDay(1) + " 00:00:00+00') TO ('"
                        + month.plusMonths(1).atDay(1) + " 00:00:00+00')")
                .executeAndAwait();
    }

    private Set<String> months(String table) {
        return StreamSupport.stream(
                        pool.query("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                                        + " WHERE i.inhparent = 'rates." + table + "'::regclass")
                                .executeAndAwait()
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
    }

    private long ticks() {
        return pool.query("SELECT count(*) FROM rates.market_ticks")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private static String name(String table, YearMonth month) {
        return table + "_" + month.toString().replace("-", "");
    }

    private static HistoryConfig config(int months, int asOfMonths) {
        return new HistoryConfig() {
            @Override
            public int retentionMonths() {
                return months;
            }

            @Override
            public int asOfMonths() {
                return asOfMonths;
            }

            @Override
            public int waitingPublications() {
                return 10_000;
            }
        };
    }
}
