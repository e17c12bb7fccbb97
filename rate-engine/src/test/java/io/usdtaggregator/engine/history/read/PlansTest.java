package io.usdtaggregator.engine.history.read;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.write.Partitions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hot queries find their rows by an index, with plans for known values and for any values. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PlansTest {
    private static final String LAST_MONTH =
            YearMonth.now(ZoneOffset.UTC).minusMonths(1).toString();
    private static final String SPAN = "-3, '" + LAST_MONTH + "-10', '" + LAST_MONTH + "-12'";
    private static final String UNTIL = "'" + LAST_MONTH + "-12', '" + LAST_MONTH + "-01', 999999";
    /** Of subjects that are nobody's. */
    private static final String NUMBER = "(-1 - n % 50)";

    @Inject
    Partitions partitions;

    @Inject
    Pool pool;

    @BeforeEach
    void aMonthOfManySubjects() {
        await().atMost(LiveEngine.PATIENCE).until(partitions::areThere);
        String begin = "timestamptz '" + LAST_MONTH + "-01 00:00:00+00'";
        for (String table : List.of("market_ticks", "candles")) {
            pool.query("DELETE FROM rates." + table + " WHERE subject < 0").executeAndAwait();
        }
        pool.query("DELETE FROM rates.place_publications WHERE place < 0").executeAndAwait();
        String rows = " + n * interval '20 seconds', n, " + NUMBER;
        String id = "lpad(to_hex(n), 32, 'f')::uuid";
        String many = " FROM generate_series(0, 99999) AS n";
        pool.query("INSERT INTO rates.market_ticks (at, version, subject, tick, heartbeat, id, rate, record) SELECT "
                        + begin + rows + ", true, false, " + id + ", 600, ''" + many)
                .executeAndAwait();
        pool.query("INSERT INTO rates.place_publications (at, version, place, computed_at, settings_version, corridors,"
                        + " heartbeats, ids, rates) SELECT " + begin + rows + ", now(), 1, ARRAY[-1, -2],"
                        + " ARRAY[false, true], ARRAY[" + id + ", " + id + "], ARRAY[1, 2]" + many)
                .executeAndAwait();
        pool.query("INSERT INTO rates.candles (start, subject, minutes, count, open, high, low, close) SELECT " + begin
                        + " + n * interval '15 minutes', -s, 15, 1, 1, 1, 1, 1"
                        + " FROM generate_series(0, 2000) AS n, generate_series(1, 50) AS s")
                .executeAndAwait();
        pool.query("ANALYZE rates.market_ticks, rates.place_publications, rates.candles")
                .executeAndAwait();
    }

    @ParameterizedTest
    @CsvSource({"force_custom_plan", "force_generic_plan"})
    void no_hot_query_reads_a_whole_month(String plans) throws SQLException {
        String id = "'ffffffff-ffff-ffff-ffff-ffffffffff77'";
        assertIndexed(
                plans,
                TickReader.TICKS,
                SPAN + ", '" + LAST_MONTH + "-10', " + id + ", 100, 'none', 'policy', 'r1', ARRAY[-1, -2]");
        assertIndexed(plans, MarketRecords.BY_ID, id);
        assertIndexed(plans, CorridorRecords.BY_ID, id);
        assertIndexed(plans, MarketRecords.NEWEST, "ARRAY[-1, -2], " + UNTIL);
        assertIndexed(
                plans,
                CorridorRecords.NEWEST,
                "ARRAY[-1], ARRAY[-1], ARRAY[-2], '" + LAST_MONTH + "-12', '" + LAST_MONTH + "-01'");
        assertIndexed(plans, CorridorRecords.PLACES, "ARRAY[-1, -2], '" + LAST_MONTH + "-12', '" + LAST_MONTH + "-01'");
    }

    private static void assertIndexed(String plans, String sql, String values) throws SQLException {
        String plan = plan(plans, sql, values);
        String month = LAST_MONTH.replace("-", "");
        assertTrue(plan.contains("_" + month), plan);
        assertFalse(plan.matches("(?s).*Seq Scan on (market_ticks|place_publications|candles)_" + month + ".*"), plan);
    }

    private static String plan(String plans, String sql, String values) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:" + EmbeddedServices.postgres().url(),
                        EmbeddedServices.postgres().user(),
                        EmbeddedServices.postgres().password());
                Statement statement = database.createStatement()) {
            statement.execute("SET plan_cache_mode = " + plans);
            statement.execute("PREPARE hot AS " + sql);
            StringBuilder lines = new StringBuilder(sql);
            try (ResultSet answer = statement.executeQuery("EXPLAIN EXECUTE hot(" + values + ")")) {
                while (answer.next()) {
                    lines.append('\n').append(answer.getString(1));
                }
            }
            return lines.toString();
        }
    }
}
