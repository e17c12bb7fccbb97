package io.usdtaggregator.engine.history.write;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Appends ticks and brings their candles up to date, many rows a statement: both or neither.
 */
@ApplicationScoped
public class TickLog {
    private static final String APPEND = """
            WITH given AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::numeric[], $9::numeric[], $10::text[], $11::bigint[], $12::boolean[], $13::text[],
                    $14::text[])
                AS t (digest, rate_id, at, kind, subject, source, platform, rate, raw_rate, reason, settings_version,
                    heartbeat, derivation, books)
            ), fresh AS (
                INSERT INTO rates.tick_digests (digest, at)
                SELECT DISTINCT ON (digest) digest, at FROM given ORDER BY digest
                ON CONFLICT DO NOTHING RETURNING digest
            ), new AS (
                SELECT DISTINCT ON (digest) given.* FROM given JOIN fresh USING (digest) ORDER BY digest
            ), appended AS (
                INSERT INTO rates.ticks (at, rate_id, kind, subject, source, platform, rate, raw_rate, reason,
                    settings_version, heartbeat, derivation, books)
                SELECT at, rate_id, kind, subject, source, platform, rate, raw_rate, reason, settings_version,
                    heartbeat, derivation::jsonb, books::jsonb
                FROM new
            )
            INSERT INTO rates.candles AS kept (subject, source, width, start, open, open_at, open_id, high, low, close,
                close_at, close_id, count)
            SELECT subject, source, minutes,
                date_bin(make_interval(mins => minutes), at, timestamptz '2000-01-01 00:00:00+00') AS start,
                (array_agg(rate ORDER BY at, rate_id))[1], min(at), (array_agg(rate_id ORDER BY at, rate_id))[1],
                max(rate), min(rate),
                (array_agg(rate ORDER BY at DESC, rate_id DESC))[1], max(at),
                (array_agg(rate_id ORDER BY at DESC, rate_id DESC))[1], count(*)
            FROM new, rates.candle_widths
            WHERE rate IS NOT NULL
            GROUP BY subject, source, minutes, start
            ORDER BY subject, source, minutes, start
            ON CONFLICT (subject, source, width, start) DO UPDATE SET
                open = CASE WHEN (excluded.open_at, excluded.open_id) < (kept.open_at, kept.open_id)
                    THEN excluded.open ELSE kept.open END,
                open_id = CASE WHEN (excluded.open_at, excluded.open_id) < (kept.open_at, kept.open_id)
                    THEN excluded.open_id ELSE kept.open_id END,
                open_at = least(kept.open_at, excluded.open_at),
                high = greatest(kept.high, excluded.high),
                low = least(kept.low, excluded.low),
                close = CASE WHEN (excluded.close_at, excluded.close_id) > (kept.close_at, kept.close_id)
                    THEN excluded.close ELSE kept.close END,
                close_id = CASE WHEN (excluded.close_at, excluded.close_id) > (kept.close_at, kept.close_id)
                    THEN excluded.close_id ELSE kept.close_id END,
                close_at = greatest(kept.close_at, excluded.close_at),
                count = kept.count + excluded.count
            """;

    private final Database database;

    public TickLog(Database database) {
        this.database = database;
    }

    /** Writes those that are not there yet. */
    public Uni<Void> append(List<Tick> ticks) {
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(column(ticks, Tick::digest, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::rateId, String[]::new));
        columns.addArrayOfOffsetDateTime(
                column(ticks, tick -> tick.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
        columns.addArrayOfString(column(ticks, Tick::kind, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::subject, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::source, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::platform, String[]::new));
        columns.addValue(column(ticks, tick -> number(tick.rate()), io.vertx.sqlclient.data.Numeric[]::new));
        columns.addValue(column(ticks, tick -> number(tick.rawRate()), io.vertx.sqlclient.data.Numeric[]::new));
        columns.addArrayOfString(column(ticks, Tick::reason, String[]::new));
        columns.addArrayOfLong(column(ticks, Tick::settingsVersion, Long[]::new));
        columns.addArrayOfBoolean(column(ticks, Tick::heartbeat, Boolean[]::new));
        columns.addArrayOfString(column(ticks, Tick::derivation, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::books, String[]::new));
        return database.run(APPEND, columns).replaceWithVoid();
    }

    private static io.vertx.sqlclient.data.Numeric number(BigDecimal value) {
        return value == null ? null : io.vertx.sqlclient.data.Numeric.create(value);
    }

    private static <T> T[] column(List<Tick> ticks, Function<Tick, T> value, IntFunction<T[]> array) {
        return ticks.stream().map(value).toArray(array);
    }
}
