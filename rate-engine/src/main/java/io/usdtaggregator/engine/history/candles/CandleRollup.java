package io.usdtaggregator.engine.history.candles;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.engine.history.write.WrittenUntil;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes candles of the ticks of each bucket once it has ended and all that was published in it is written: five minutes of
 * ticks, and longer ones of the next shorter ones. Several engines that do the same at once do no harm.
 */
@ApplicationScoped
public class CandleRollup {
    private static final Logger LOG = Logger.getLogger(CandleRollup.class);
    /** At once, so that each statement stays short when much is to be made up for. */
    private static final Duration LONGEST_STEP = Duration.ofHours(2);

    private static final String FIVE_MINUTES = """
            INSERT INTO rates.candles (start, subject, minutes, count, open, high, low, close)
            SELECT date_bin('5 minutes', at, timestamptz '2000-01-01 00:00:00+00') AS bucket, subject, 5, count(*),
                (array_agg(rate ORDER BY at, id, rate_id))[1], max(rate), min(rate),
                (array_agg(rate ORDER BY at DESC, id DESC, rate_id DESC))[1]
            FROM (
                SELECT number AS subject, tick.* FROM rates.names, LATERAL (
                    SELECT at, id, rate_id, rate FROM rates.tick_numbers
                    WHERE tick_numbers.subject = names.number AND at >= $1 AND at < $2) AS tick
                WHERE kind NOT IN ('corridors', 'cross_rule')
                UNION ALL
                SELECT subject, at, id, NULL, rate FROM rates.corridor_ticks WHERE at >= $1 AND at < $2) AS ticks
            WHERE rate IS NOT NULL
            GROUP BY bucket, subject
            ON CONFLICT DO NOTHING
            """;
    /** Of buckets that end in the span. */
    private static final String LONGER = """
            WITH span AS (
                SELECT date_bin(make_interval(mins => $3), $1, timestamptz '2000-01-01 00:00:00+00') AS first,
                    date_bin(make_interval(mins => $3), $2, timestamptz '2000-01-01 00:00:00+00') AS last
            )
            INSERT INTO rates.candles (start, subject, minutes, count, open, high, low, close)
            SELECT bucket.start, number, $3, bucket.count, bucket.open, bucket.high, bucket.low, bucket.close
            FROM span, rates.names, LATERAL (
                SELECT date_bin(make_interval(mins => $3), start, timestamptz '2000-01-01 00:00:00+00') AS start,
                    sum(count) AS count, (array_agg(open ORDER BY start))[1] AS open, max(high) AS high,
                    min(low) AS low, (array_agg(close ORDER BY start DESC))[1] AS close
                FROM rates.candles
                WHERE subject = number AND minutes = $4 AND candles.start >= first AND candles.start < last
                GROUP BY 1) AS bucket
            WHERE kind NOT IN ('corridors', 'cross_rule') AND first < last
            ON CONFLICT DO NOTHING
            """;

    private static final String UNTIL = "SELECT until FROM rates.candles_until";
    private static final String NOTE = "UPDATE rates.candles_until SET until = $1 WHERE until < $1";

    private final Database database;
    private final RedisCommands redis;
    private final WrittenUntil history;

    public CandleRollup(Database database, RedisCommands redis, WrittenUntil history) {
        this.database = database;
        this.redis = redis;
        this.history = history;
    }

    private record Step(Instant from, Instant to) {}

    /** There are candles of all buckets that have ended by then. */
    Uni<Instant> until() {
        return database.run(UNTIL, Tuple.tuple())
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> eachMinute() {
        return Uni.createFrom()
                .deferred(() -> database.isReady()
                        ? redis.time().chain(this::makeUntil)
                        : Uni.createFrom().<Void>nullItem())
                .onFailure()
                .invoke(failed -> LOG.warnf("candles wait: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Of all buckets that end by then; fails where not all is written that was published until then. */
    public Uni<Void> makeUntil(Instant now) {
        Instant end = CandleInterval.FIVE_MINUTES.floor(now, ZoneOffset.UTC);
        return history.isWrittenUntil(end).chain(this::until).chain(from -> Multi.createBy()
                .repeating()
                .uni(() -> new Instant[] {from}, done -> {
                    Instant next = next(done[0], end);
                    Step step = new Step(done[0], next);
                    done[0] = next;
                    return make(step).replaceWith(next);
                })
                .whilst(next -> next.isBefore(end))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static Instant next(Instant from, Instant end) {
        Instant step = from.plus(LONGEST_STEP);
        return step.isBefore(end) ? step : end;
    }

    private Uni<Void> make(Step step) {
        if (!step.from().isBefore(step.to())) {
            return Uni.createFrom().voidItem();
        }
        Uni<?> made = database.run(FIVE_MINUTES, values(step));
        CandleInterval shorter = CandleInterval.FIVE_MINUTES;
        for (CandleInterval interval : List.of(
                CandleInterval.FIFTEEN_MINUTES,
                CandleInterval.ONE_HOUR,
                CandleInterval.FOUR_HOURS,
                CandleInterval.ONE_DAY)) {
            Tuple values = values(step).addInteger(interval.minutes()).addInteger(shorter.minutes());
            made = made.chain(() -> database.run(LONGER, values));
            shorter = interval;
        }
        return made.chain(() -> database.run(NOTE, Tuple.of(step.to().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private static Tuple values(Step step) {
        return Tuple.of(step.from().atOffset(ZoneOffset.UTC), step.to().atOffset(ZoneOffset.UTC));
    }
}
