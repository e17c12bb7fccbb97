package io.usdtaggregator.engine.history.read;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.history.write.Partitions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hot queries find their rows by an index, with plans for known values and for any values. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PlansTest {
    private static final String LAST_MONTH =
            YearMonth.now(ZoneOffset.UTC).minusMonths(1).toString();
    private static final String SPAN = "'s-3', 'policy', '" + LAST_MONTH + "-10', '" + LAST_MONTH + "-12'";
    private static final String DAYS = "ARRAY['" + LAST_MONTH + "-10', '" + LAST_MONTH + "-11']::timestamptz[]";

    @Inject
    Partitions partitions;

    @Inject
    Pool pool;

    @BeforeEach
    void aMonthOfManySubjects() {
        await().atMost(Duration.ofSeconds(30)).until(partitions::areThere);
        String begin = "timestamptz '" + LAST_MONTH + "-01 00:00:00+00'";
        pool.query("DELETE FROM rates.ticks WHERE subject LIKE 's-%'").executeAndAwait();
        pool.query("DELETE FROM rates.candles WHERE subject LIKE 's-%'").executeAndAwait();
        pool.query("DELETE FROM rates.published WHERE subject LIKE 's-%'").executeAndAwait();
        pool.query("INSERT INTO rates.ticks (at, rate_id, kind, subject, source, rate, settings_version, heartbeat,"
                        + " derivation, books) SELECT " + begin + " + n * interval '20 seconds', 'r' || n, 'rate',"
                        + " 's-' || n % 50, 'policy', 600, 1, false, '{}', '{}' FROM generate_series(0, 99999) AS n")
                .executeAndAwait();
        pool.query("INSERT INTO rates.candles SELECT 's-' || s, 'policy', 15, " + begin
                        + " + n * interval '15 minutes', 1, now(), 'a', 1, 1, 1, now(), 'a', 1"
                        + " FROM generate_series(0, 2000) AS n, generate_series(0, 49) AS s")
                .executeAndAwait();
        pool.query("INSERT INTO rates.published SELECT at, 1, subject, source, '{}' FROM rates.ticks"
                        + " WHERE subject LIKE 's-%'")
                .executeAndAwait();
        pool.query("ANALYZE rates.ticks, rates.candles, rates.published").executeAndAwait();
    }

    @ParameterizedTest
    @CsvSource({"force_custom_plan", "force_generic_plan"})
    void no_hot_query_reads_a_whole_month(String plans) throws SQLException {
        assertIndexed(plans, TickReader.TICKS, SPAN + ", '" + LAST_MONTH + "-10', 'r1', 100");
        assertIndexed(plans, RecordReader.RECORD, "'r77'");
        assertIndexed(plans, CandleReader.ROLLED, SPAN + ", 15");
        assertIndexed(plans, CandleReader.DAYS, SPAN + ", " + DAYS);
        assertIndexed(plans, CandleReader.STRAIGHT, SPAN + ", " + DAYS);
        assertIndexed(
                plans,
                RateArchive.NEWEST,
                "ARRAY['s-1', 's-2'], 'policy', '" + LAST_MONTH + "-12', '" + LAST_MONTH + "-01', 9");
    }

    private static void assertIndexed(String plans, String sql, String values) throws SQLException {
        String plan = plan(plans, sql, values);
        String month = LAST_MONTH.replace("-", "");
        assertTrue(plan.contains("_" + month), plan);
        assertFalse(plan.matches("(?s).*Seq Scan on (ticks|candles|published)_" + month + ".*"), plan);
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
