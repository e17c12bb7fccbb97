package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.history.Candle;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads candles: whole buckets as they were rolled up, and the cut ones at both ends straight from the ticks. */
@ApplicationScoped
public class CandleReader {
    static final String ROLLED = """
            SELECT start, open, high, low, close, count FROM rates.candles
            WHERE subject = $1 AND source = $2 AND width = $5 AND start >= $3 AND start < $4 ORDER BY start
            """;
    /** Days whose beginnings are the fifth value. */
    static final String DAYS = """
            SELECT ($5::timestamptz[])[width_bucket(start, $5::timestamptz[])] AS start,
                (array_agg(open ORDER BY start))[1] AS open, max(high) AS high, min(low) AS low,
                (array_agg(close ORDER BY start DESC))[1] AS close, sum(count)::bigint AS count
            FROM rates.candles
            WHERE subject = $1 AND source = $2 AND width = 15 AND start >= $3 AND start < $4
            GROUP BY 1 ORDER BY 1
            """;

    static final String STRAIGHT = """
            SELECT ($5::timestamptz[])[width_bucket(at, $5::timestamptz[])] AS start,
                (array_agg(rate ORDER BY at, rate_id))[1] AS open, max(rate) AS high, min(rate) AS low,
                (array_agg(rate ORDER BY at DESC, rate_id DESC))[1] AS close, count(*) AS count
            FROM rates.ticks
            WHERE subject = $1 AND source = $2 AND at >= $3 AND at < $4 AND rate IS NOT NULL
            GROUP BY 1 ORDER BY 1
            """;
    private static final int QUARTER_SECONDS = 15 * 60;

    private final Database database;

    public CandleReader(Database database) {
        this.database = database;
    }

    private record Span(Instant from, Instant to) {}

    /** @param zone whose days the borders of {@code 1d} are */
    Uni<List<Candle>> candles(
            String subject, String source, CandleInterval interval, Instant from, Instant to, ZoneId zone) {
        Question question = new Question(subject, source, interval, zone);
        Instant first = interval.ceiling(from, zone);
        Instant last = to.isAfter(Instant.now()) ? interval.ceiling(to, zone) : interval.floor(to, zone);
        if (!first.isBefore(last) || interval.isDay() && !isOfQuarters(first, last, zone)) {
            return question.straight(new Span(from, to));
        }
        return Multi.createFrom()
                .items(
                        question.straight(new Span(from, first)),
                        question.rolled(new Span(first, last)),
                        question.straight(new Span(last, to)))
                .onItem()
                .transformToUniAndConcatenate(part -> part)
                .collect()
                .asList()
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    /** Long ago some zones were off by minutes and seconds. */
    private static boolean isOfQuarters(Instant first, Instant last, ZoneId zone) {
        return CandleInterval.ONE_DAY.beginnings(first, last, zone).stream()
                .allMatch(day -> day.getEpochSecond() % QUARTER_SECONDS == 0);
    }

    private final class Question {
        private final String subject;
        private final String source;
        private final CandleInterval interval;
        private final ZoneId zone;

        Question(String subject, String source, CandleInterval interval, ZoneId zone) {
            this.subject = subject;
            this.source = source;
            this.interval = interval;
            this.zone = zone;
        }

        Uni<List<Candle>> rolled(Span span) {
            return interval.isDay() && !isOfUtc(span)
                    ? run(DAYS, values(span).addArrayOfOffsetDateTime(beginnings(span)))
                    : run(ROLLED, values(span).addInteger(interval.minutes()));
        }

        /** As in Abidjan, whose days are those of UTC. */
        private boolean isOfUtc(Span span) {
            return interval.beginnings(span.from(), span.to(), zone)
                    .equals(interval.beginnings(span.from(), span.to(), ZoneOffset.UTC));
        }

        Uni<List<Candle>> straight(Span span) {
            return span.from().isBefore(span.to())
                    ? run(STRAIGHT, values(span).addArrayOfOffsetDateTime(beginnings(span)))
                    : Uni.createFrom().item(List.of());
        }

        private Tuple values(Span span) {
            return Tuple.of(
                    subject,
                    source,
                    span.from().atOffset(ZoneOffset.UTC),
                    span.to().atOffset(ZoneOffset.UTC));
        }

        private OffsetDateTime[] beginnings(Span span) {
            return interval.beginnings(span.from(), span.to(), zone).stream()
                    .map(start -> start.atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new);
        }

        private Uni<List<Candle>> run(String sql, Tuple values) {
            return database.run(sql, values).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                    .map(CandleReader::candle)
                    .toList());
        }
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
