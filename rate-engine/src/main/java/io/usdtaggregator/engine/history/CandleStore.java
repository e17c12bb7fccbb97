package io.usdtaggregator.engine.history;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Open, high, low, close and count over buckets of ticks; a bucket without ticks is absent (DOMAIN.md 8). */
@ApplicationScoped
public class CandleStore {
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Map<String, String> WIDTHS = Map.of(
            "1m", "1 minute",
            "5m", "5 minutes",
            "15m", "15 minutes",
            "1h", "1 hour",
            "4h", "4 hours",
            "1d", "1 day");

    private final Pool database;

    CandleStore(Pool database) {
        this.database = database;
    }

    public record Candle(
            Instant start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long count) {}

    /** Days begin at midnight in the zone {@code tz}; shorter buckets are counted from midnight there too. */
    public Uni<List<Candle>> between(String subject, String interval, Instant from, Instant to, String tz) {
        String width = WIDTHS.get(interval);
        if (width == null || from == null || to == null) {
            throw new BadRequestException();
        }
        return database.preparedQuery("""
                        select date_bin($1::text::interval, at at time zone $5, timestamp '2000-01-01') at time zone $5 as start,
                               (array_agg(rate order by at, rate_id))[1] as open, max(rate) as high, min(rate) as low,
                               (array_agg(rate order by at desc, rate_id desc))[1] as close, count(*) as count
                        from rates.tick
                        where subject = $2 and source = 'policy' and rate is not null and at >= $3 and at < $4
                        group by 1 order by 1 limit 5000""")
                .execute(Tuple.of(width, subject, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), tz))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(rows -> {
                    List<Candle> candles = new ArrayList<>();
                    rows.forEach(row -> candles.add(candle(row)));
                    return candles;
                });
    }

    private static Candle candle(Row row) {
        return new Candle(
                row.getOffsetDateTime("start").toInstant(),
                row.getBigDecimal("open"),
                row.getBigDecimal("high"),
                row.getBigDecimal("low"),
                row.getBigDecimal("close"),
                row.getLong("count"));
    }
}
