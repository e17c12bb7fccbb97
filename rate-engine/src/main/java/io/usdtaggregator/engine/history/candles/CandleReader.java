package io.usdtaggregator.engine.history.candles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.SubjectNumbers;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads candles: buckets that have ended as they were rolled up; minutes, cut buckets and the running one straight from
 * ticks.
 */
@ApplicationScoped
public class CandleReader {
    static final String ROLLED = """
            SELECT start, open, high, low, close, count FROM rates.candles
            WHERE subject = $1 AND minutes = $4 AND start >= $2 AND start < $3 ORDER BY start
            """;
    /** Days whose beginnings are the fourth value. */
    static final String DAYS = """
            SELECT ($4::timestamptz[])[width_bucket(start, $4::timestamptz[])] AS start,
                (array_agg(open ORDER BY start))[1] AS open, max(high) AS high, min(low) AS low,
                (array_agg(close ORDER BY start DESC))[1] AS close, sum(count)::integer AS count
            FROM rates.candles
            WHERE subject = $1 AND minutes = 15 AND start >= $2 AND start < $3
            GROUP BY 1 ORDER BY 1
            """;

    static final String STRAIGHT = """
            SELECT ($4::timestamptz[])[width_bucket(at, $4::timestamptz[])] AS start,
                (array_agg(rate ORDER BY at, id, rate_id))[1] AS open, max(rate) AS high, min(rate) AS low,
                (array_agg(rate ORDER BY at DESC, id DESC, rate_id DESC))[1] AS close, count(*)::integer AS count
            FROM (
                SELECT at, id, rate_id, rate FROM rates.tick_numbers WHERE subject = $1 AND at >= $2 AND at < $3
                UNION ALL
                SELECT at, ids[position], NULL, rates[position]
                FROM unnest($5::integer[]) AS ends (number) JOIN rates.place_publications ON place = ends.number,
                    array_position(corridors, $1) AS position
                WHERE at >= $2 AND at < $3 AND position IS NOT NULL) AS ticks
            WHERE rate IS NOT NULL
            GROUP BY 1 ORDER BY 1
            """;
    private static final int QUARTER_SECONDS = 15 * 60;

    private final Database database;
    private final Names names;
    private final CandleRollup rollup;

    public CandleReader(Database database, Names names, CandleRollup rollup) {
        this.database = database;
        this.names = names;
        this.rollup = rollup;
    }

    private record Span(Instant from, Instant to) {}

    /** @param zone whose days the borders of {@code 1d} are */
    public Uni<List<Candle>> candles(
            String subject, String source, CandleInterval interval, Instant from, Instant to, ZoneId zone) {
        return names.ofSubject(source, subject)
                .chain(numbers -> new Question(numbers, interval, zone).candles(from, to));
    }

    /** Long ago some zones were off by minutes and seconds. */
    private static boolean isOfQuarters(Instant first, Instant last, ZoneId zone) {
        return CandleInterval.ONE_DAY.beginnings(first, last, zone).stream()
                .allMatch(day -> day.getEpochSecond() % QUARTER_SECONDS == 0);
    }

    private final class Question {
        private final SubjectNumbers subject;
        private final CandleInterval interval;
        private final ZoneId zone;

        Question(SubjectNumbers subject, CandleInterval interval, ZoneId zone) {
            this.subject = subject;
            this.interval = interval;
            this.zone = zone;
        }

        Uni<List<Candle>> candles(Instant from, Instant to) {
            return interval.isRolledUp()
                    ? rollup.until().chain(until -> candles(from, to, until))
                    : straight(new Span(from, to));
        }

        /** @param until there are candles of all buckets that end until then */
        private Uni<List<Candle>> candles(Instant from, Instant to, Instant until) {
            Instant first = interval.ceiling(from, zone);
            Instant last = interval.floor(to.isBefore(until) ? to : until, zone);
            if (!first.isBefore(last) || interval.isDay() && !isOfQuarters(first, last, zone)) {
                return straight(new Span(from, to));
            }
            return Multi.createFrom()
                    .items(straight(new Span(from, first)), rolled(new Span(first, last)), straight(new Span(last, to)))
                    .onItem()
                    .transformToUniAndConcatenate(part -> part)
                    .collect()
                    .asList()
                    .map(parts -> parts.stream().flatMap(List::stream).toList());
        }

        private Uni<List<Candle>> rolled(Span span) {
            return interval.isDay() && !isOfUtc(span)
                    ? run(DAYS, values(span).addArrayOfOffsetDateTime(beginnings(span)))
                    : run(ROLLED, values(span).addInteger(interval.minutes()));
        }

        /** As in Abidjan, whose days are those of UTC. */
        private boolean isOfUtc(Span span) {
            return interval.beginnings(span.from(), span.to(), zone)
                    .equals(interval.beginnings(span.from(), span.to(), ZoneOffset.UTC));
        }

        private Uni<List<Candle>> straight(Span span) {
            return span.from().isBefore(span.to())
                    ? run(
                            STRAIGHT,
                            values(span)
                                    .addArrayOfOffsetDateTime(beginnings(span))
                                    .addArrayOfInteger(subject.places()))
                    : Uni.createFrom().item(List.of());
        }

        private Tuple values(Span span) {
            return Tuple.of(
                    subject.subject(),
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
                row.getInteger("count"));
    }
}
