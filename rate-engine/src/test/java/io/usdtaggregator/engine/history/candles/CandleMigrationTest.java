package io.usdtaggregator.engine.history.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.embedded.EmbeddedServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database that has ticks already gets the candles of all buckets that have ended with the migration. */
class CandleMigrationTest {

    @Test
    void ticks_that_exist_are_rolled_up() throws SQLException {
        String server = "jdbc:" + EmbeddedServices.postgres().url();
        String user = EmbeddedServices.postgres().user();
        String password = EmbeddedServices.postgres().password();
        try (Connection admin = DriverManager.getConnection(server, user, password)) {
            run(admin, "CREATE DATABASE with_ticks");
        }
        String url = server.substring(0, server.lastIndexOf('/')) + "/with_ticks";
        migrate(url, user, password, "3");
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            run(database, """
                    SET TIME ZONE 'Africa/Lagos';
                    CREATE TABLE rates.ticks_202601 PARTITION OF rates.ticks
                        FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2026-02-01 00:00:00+00');
                    CREATE TABLE rates.ticks_202602 PARTITION OF rates.ticks
                        FOR VALUES FROM ('2026-02-01 00:00:00+00') TO ('2026-03-01 00:00:00+00');
                    INSERT INTO rates.ticks (at, rate_id, kind, subject, source, rate, settings_version, heartbeat, books)
                    SELECT timestamptz '2026-01-30 23:59:30+00' + n * interval '7 minutes', 'r' || n, 'rate',
                        'XOF:-:BUY', 'policy', CASE WHEN n % 9 > 0 THEN 600 + n % 13 END, 1, false, '{}'
                    FROM generate_series(0, 999) AS n;
                    """);
            migrate(url, user, password, "latest");
            for (int width : new int[] {5, 15, 60, 240, 1440}) {
                assertEquals(0, number(database, difference(width)), width + " minutes");
                assertTrue(number(database, "SELECT sum(count) FROM rates.candles WHERE minutes = " + width) > 500);
            }
        }
    }

    /** How many candles are on one side only. */
    private static String difference(int width) {
        String ended = " + interval '" + width + " minutes' <= (SELECT until FROM rates.candles_until)";
        String straight = "SELECT date_bin('" + width + " minutes', at, timestamptz '2000-01-01 00:00:00+00'),"
                + " (array_agg(rate ORDER BY at))[1], max(rate), min(rate), (array_agg(rate ORDER BY at DESC))[1],"
                + " count(*) FROM rates.ticks WHERE rate IS NOT NULL GROUP BY 1 HAVING date_bin('" + width
                + " minutes', min(at), timestamptz '2000-01-01 00:00:00+00')" + ended;
        String rolled = "SELECT start, open, high, low, close, count FROM rates.candles WHERE minutes = " + width;
        return "SELECT count(*) FROM ((" + straight + " EXCEPT " + rolled + ") UNION ALL (" + rolled + " EXCEPT "
                + straight + ")) AS one_sided";
    }

    private static void migrate(String url, String user, String password, String target) {
        Flyway.configure()
                .dataSource(url, user, password)
                .schemas("rates")
                .defaultSchema("rates")
                .createSchemas(true)
                .target(target)
                .load()
                .migrate();
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
