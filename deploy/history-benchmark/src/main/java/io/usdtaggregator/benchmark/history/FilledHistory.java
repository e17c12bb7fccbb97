package io.usdtaggregator.benchmark.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.engine.history.storage.RecordCodec;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A year of ticks and their candles, made in PostgreSQL through the real schema. */
final class FilledHistory {
    static final int SUBJECTS = 100;
    /** Ends with the last month, so that ticks written now meet a month of their own. */
    static final YearMonth END = YearMonth.now(ZoneOffset.UTC);

    private static final String BEGIN = "timestamptz '" + END.minusMonths(12).atDay(1) + " 00:00:00+00'";
    private static final List<Integer> WIDTHS = List.of(15, 60, 240, 1440);

    /** As long as the record of a rate of some twenty offers that stands for itself. */
    private static final String RECORD = HexFormat.of().formatHex(RecordCodec.write(record(), null));

    private final Connection database;

    FilledHistory(Connection database) {
        this.database = database;
    }

    /** The key of a market, of which there are {@link #SUBJECTS}. */
    static String subject(int number) {
        return "XOF:" + (char) ('A' + number % 10) + (char) ('A' + number / 10 % 10) + ":BUY";
    }

    void fill(long ticks) throws SQLException {
        months("market_ticks", 12);
        months("candles", 12);
        run("TRUNCATE rates.market_ticks, rates.candles, rates.names, rates.written_publications");
        run("SET synchronous_commit = off");
        run("SET work_mem = '512MB'");
        run("SELECT setseed(0.5)");
        for (int number = 0; number < SUBJECTS; number++) {
            run("INSERT INTO rates.names (number, kind, name) OVERRIDING SYSTEM VALUE VALUES (%d, 'policy', '%s')"
                    .formatted(number + 1, subject(number)));
        }
        String end = END.atDay(1) + " 00:00:00+00";
        run("""
                INSERT INTO rates.market_ticks (at, version, subject, tick, heartbeat, id, rate, raw_rate, platform, record)
                SELECT %s + (timestamptz '%s' - %s) * (n::float8 / %d), n, 1 + n %% %d, true, false,
                    lpad(to_hex(n), 32, '0')::uuid, round((600 + 20 * random())::numeric, 4), 600, 'binance',
                    decode('%s', 'hex')
                FROM generate_series(0::bigint, %d) AS n
                """.formatted(BEGIN, end, BEGIN, ticks, SUBJECTS, RECORD, ticks - 1));
        rollUp();
        run("UPDATE rates.candles_until SET until = '" + end + "'");
        run("VACUUM ANALYZE rates.market_ticks, rates.candles, rates.names");
    }

    /** Five minutes of the ticks, and each other width of the next smaller one. */
    private void rollUp() throws SQLException {
        run("""
                INSERT INTO rates.candles (start, subject, minutes, count, open, high, low, close)
                SELECT date_bin('5 minutes', at, timestamptz '2000-01-01 00:00:00+00') AS start, subject, 5, count(*),
                    (array_agg(rate ORDER BY at))[1], max(rate), min(rate), (array_agg(rate ORDER BY at DESC))[1]
                FROM rates.market_ticks GROUP BY subject, start
                """);
        int smaller = 5;
        for (int width : WIDTHS) {
            run("""
                    INSERT INTO rates.candles (start, subject, minutes, count, open, high, low, close)
                    SELECT date_bin('%d minutes', start, timestamptz '2000-01-01 00:00:00+00') AS s, subject, %d,
                        sum(count), (array_agg(open ORDER BY start))[1], max(high), min(low),
                        (array_agg(close ORDER BY start DESC))[1]
                    FROM rates.candles WHERE minutes = %d GROUP BY subject, s
                    """.formatted(width, width, smaller));
            smaller = width;
        }
    }

    private static ObjectNode record() {
        Market market = Market.parse(subject(0));
        List<Offer> offers = new WalkingBook(market, 600_000, 20).at(0, 0);
        return MarketJson.mapper()
                .valueToTree(new PricedRate(
                        new RateProvenance(1, "01J0000000000000000000AAAA", Instant.EPOCH, Instant.EPOCH, 1),
                        market,
                        Rate.POLICY,
                        new RatePrice(
                                new BigDecimal("612"),
                                new BigDecimal("600"),
                                new BigDecimal("603.5"),
                                new BigDecimal("603.2"),
                                new Adjustment(
                                        "r-1", "XOF", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP)),
                        RateOrigin.of("binance", Instant.EPOCH),
                        new Quality(Confidence.HIGH, 41, 19, Map.of(), Set.of()),
                        offers));
    }

    private void months(String table, int count) throws SQLException {
        for (YearMonth month :
                IntStream.rangeClosed(1, count).mapToObj(END::minusMonths).toList()) {
            run("CREATE TABLE IF NOT EXISTS rates." + table + "_"
                    + month.toString().replace("-", "")
                    + " PARTITION OF rates." + table + " FOR VALUES FROM ('" + month.atDay(1) + " 00:00:00+00') TO ('"
                    + month.plusMonths(1).atDay(1) + " 00:00:00+00')");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
