package io.usdtaggregator.benchmark.history;

import io.usdtaggregator.engine.history.candles.CandleRollup;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryLog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What an hour of publications leaves in PostgreSQL: bytes of tables, of indexes and of the write-ahead log. The hour's
 * publications are written one after the other as fast as they can be, with the checkpoints that PostgreSQL makes in an hour.
 */
final class HourCost {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int MINUTES_BETWEEN_CHECKPOINTS = 15;
    private static final int MINUTES_BETWEEN_CANDLES = 5;
    private static final double MEGABYTE = 1e6;
    private static final String SIZES = """
            SELECT coalesce(parent.relname, leaf.relname) AS name, sum(pg_table_size(leaf.oid)) AS heap,
                sum(pg_indexes_size(leaf.oid)) AS indexes
            FROM pg_class leaf
            LEFT JOIN pg_inherits i ON i.inhrelid = leaf.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
            WHERE leaf.relnamespace = 'rates'::regnamespace AND leaf.relkind = 'r' GROUP BY 1
            """;

    private final Connection database;
    private final HistoryLog log;
    private final CandleRollup rollup;

    HourCost(Connection database, HistoryLog log, CandleRollup rollup) {
        this.database = database;
        this.log = log;
        this.rollup = rollup;
    }

    private record Bytes(long table, long indexes) {}

    void measure(Instant begin, boolean sidesTogether) throws SQLException {
        run("UPDATE rates.candles_until SET until = '" + begin + "'");
        run("CHECKPOINT");
        TreeMap<String, Bytes> before = sizes();
        String lsn = text("SELECT pg_current_wal_lsn()");
        PublishedHour hour = new PublishedHour(begin, sidesTogether);
        long rates = 0;
        long corridors = 0;
        for (int minute = 0; minute < PublishedHour.LENGTH.toMinutes(); minute++) {
            if (minute % MINUTES_BETWEEN_CHECKPOINTS == 0) {
                run("CHECKPOINT");
            }
            if (minute % MINUTES_BETWEEN_CANDLES == 0) {
                rollup.makeUntil(begin.plus(Duration.ofMinutes(minute))).await().atMost(DEADLINE);
            }
            for (HistoryEntry entry : hour.minute(minute)) {
                log.append(List.of(entry)).await().atMost(DEADLINE);
                rates += entry.rates().size();
                corridors += entry.corridors().size();
            }
        }
        rollup.makeUntil(begin.plus(PublishedHour.LENGTH)).await().atMost(DEADLINE);
        double wal = Double.parseDouble(text("SELECT pg_current_wal_lsn() - '" + lsn + "'::pg_lsn")) / MEGABYTE;
        System.out.printf(
                Locale.ROOT,
                "%n## An hour of 36 markets, %s: %d rates, %d corridors (%d ticks a minute); wal_compression %s%n"
                        + "| table | MB | MB of indexes |%n| --- | --- | --- |%n",
                sidesTogether ? "both sides in one step" : "each side by itself",
                rates,
                corridors,
                (rates + corridors) / PublishedHour.LENGTH.toMinutes(),
                text("SHOW wal_compression"));
        double tables = 0;
        double indexes = 0;
        for (var after : sizes().entrySet()) {
            Bytes held = before.getOrDefault(after.getKey(), new Bytes(0, 0));
            double table = (after.getValue().table() - held.table()) / MEGABYTE;
            double index = (after.getValue().indexes() - held.indexes()) / MEGABYTE;
            if (table + index > 0) {
                System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", after.getKey(), table, index);
            }
            tables += table;
            indexes += index;
        }
        System.out.printf(Locale.ROOT, "| all | %.1f | %.1f |%n| write-ahead log | %.1f | |%n", tables, indexes, wal);
    }

    private TreeMap<String, Bytes> sizes() throws SQLException {
        TreeMap<String, Bytes> sizes = new TreeMap<>();
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(SIZES)) {
            while (answer.next()) {
                sizes.put(answer.getString("name"), new Bytes(answer.getLong("heap"), answer.getLong("indexes")));
            }
        }
        return sizes;
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
