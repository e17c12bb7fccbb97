package io.usdtaggregator.benchmark.history;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A year of ticks, their candles, and three months of published answers, made in PostgreSQL through the real schema. */
final class FilledHistory {
    static final int SUBJECTS = 100;
    /** Ends with the last month, so that ticks written now meet a month of their own. */
    static final YearMonth END = YearMonth.now(ZoneOffset.UTC);

    private static final String BEGIN = "timestamptz '" + END.minusMonths(12).atDay(1) + " 00:00:00+00'";
    private static final List<Integer> WIDTHS = List.of(5, 15, 60, 240, 1440);

    /** As long as a published rate without its offers. */
    private static final String PUBLISHED = MarketJson.write(new PricedRate(
            new RateProvenance(1, "01J0000000000000000000AAAA", Instant.EPOCH, Instant.EPOCH, 1),
            Market.parse(subject(0)),
            Rate.POLICY,
            new RatePrice(
                    new BigDecimal("612"),
                    new BigDecimal("600"),
                    new BigDecimal("603.5"),
                    new BigDecimal("603.2"),
                    new Adjustment("r-1", "XOF", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP)),
            RateOrigin.of("binance", Instant.EPOCH),
            new Quality(Confidence.HIGH, 41, 19, Map.of(), Set.of()),
            List.of()));

    private final Connection database;

    FilledHistory(Connection database) {
        this.database = database;
    }

    /** The key of a market, of which there are {@link #SUBJECTS}. */
    static String subject(int number) {
        return "XOF:" + (char) ('A' + number % 10) + (char) ('A' + number / 10 % 10) + ":BUY";
    }

    void fill(long ticks) throws SQLException {
        months("ticks", 12);
        months("candles", 12);
        months("published", 3);
        run("TRUNCATE rates.ticks, rates.candles, rates.published, rates.tick_digests");
        run("SET synchronous_commit = off");
        run("SET work_mem = '512MB'");
        run("SELECT setseed(0.5)");
        run("""
                INSERT INTO rates.ticks (at, rate_id, kind, subject, source, platform, rate, raw_rate, settings_version,
                    heartbeat, derivation, books)
                SELECT %s + (timestamptz '%s' - %s) * (n::float8 / %d), lpad(n::text, 26, '0'), 'rate', 'XOF:' || chr((65 + n %% 10)::int) || chr((65 + n / 10 %% 10)::int) || ':BUY', 'policy',
                    'binance', round((600 + 20 * random())::numeric, 4), 600, 1, false, '{"kind":"rate"}', '{}'
                FROM generate_series(0::bigint, %d) AS n
                """.formatted(BEGIN, END.atDay(1) + " 00:00:00+00", BEGIN, ticks, ticks - 1));
        rollUp();
        run("""
                INSERT INTO rates.published (at, version, subject, source, value)
                SELECT at, 1, subject, source, replace('%s', 'XOF:AA:BUY', subject)
                FROM rates.ticks WHERE at >= '%s'
                """.formatted(PUBLISHED, END.minusMonths(3).atDay(1) + " 00:00:00+00"));
        run("VACUUM ANALYZE rates.ticks, rates.candles, rates.published");
    }

    /** Minutes of the ticks, and each other width of the next smaller one. */
    private void rollUp() throws SQLException {
        run("""
                INSERT INTO rates.candles
                SELECT subject, source, 1, date_bin('1 minute', at, timestamptz '2000-01-01 00:00:00+00') AS start,
                    (array_agg(rate ORDER BY at, rate_id))[1], min(at), (array_agg(rate_id ORDER BY at, rate_id))[1],
                    max(rate), min(rate), (array_agg(rate ORDER BY at DESC, rate_id DESC))[1], max(at),
                    (array_agg(rate_id ORDER BY at DESC, rate_id DESC))[1], count(*)
                FROM rates.ticks GROUP BY subject, source, start
                """);
        int smaller = 1;
        for (int width : WIDTHS) {
            run("""
                    INSERT INTO rates.candles
                    SELECT subject, source, %d, date_bin('%d minutes', start, timestamptz '2000-01-01 00:00:00+00') AS s,
                        (array_agg(open ORDER BY start))[1], min(open_at), (array_agg(open_id ORDER BY start))[1],
                        max(high), min(low), (array_agg(close ORDER BY start DESC))[1], max(close_at),
                        (array_agg(close_id ORDER BY start DESC))[1], sum(count)::bigint
                    FROM rates.candles WHERE width = %d GROUP BY subject, source, s
                    """.formatted(width, width, smaller));
            smaller = width;
        }
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
