package io.usdtaggregator.engine.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Appends what is published, each time that anything of it changed, so that any past answer can be given again. */
@ApplicationScoped
public class PublishedLog {
    /** The source of the rows that say when a place's corridors were made. */
    static final String CORRIDORS = "corridors";

    private static final String APPEND = """
            INSERT INTO rates.published (at, version, subject, source, value)
            SELECT * FROM unnest($1::timestamptz[], $2::bigint[], $3::text[], $4::text[], $5::text[])
            """;

    private final Database database;
    private final RetryBuffer<Row> rows;

    public PublishedLog(Database database, Partitions partitions, MeterRegistry meters) {
        this.database = database;
        this.rows = new RetryBuffer<>(
                "published rates", partitions, meters, row -> RetryBuffer.length(row.value()), this::insert);
    }

    /** @param value {@code null} where only the instant and the version count */
    public record Row(Instant at, long version, String subject, String source, String value) {

        public static Row of(Rate rate) {
            return new Row(
                    rate.computedAt(),
                    rate.version(),
                    rate.market().key(),
                    rate.source(),
                    MarketJson.write(rate.withoutOffers()));
        }

        /** The figure of a corridor: its legs and instants are known from elsewhere. */
        public static Row of(CrossRate cross) {
            return new Row(
                    cross.computedAt(),
                    cross.version(),
                    cross.corridor().key(),
                    Rate.POLICY,
                    MarketJson.write(CrossFigure.of(cross)));
        }

        /** The corridors of a place were made. */
        public static Row corridorsOf(String place, Instant at, long version) {
            return new Row(at, version, place, CORRIDORS, null);
        }
    }

    /** Done when they are written, or wait for PostgreSQL. Never fails. */
    public Uni<Void> append(List<Row> published) {
        return rows.append(published);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> later() {
        return rows.later();
    }

    private Uni<Void> insert(List<Row> published) {
        Tuple columns = Tuple.tuple();
        columns.addArrayOfOffsetDateTime(
                column(published, row -> row.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
        columns.addArrayOfLong(column(published, Row::version, Long[]::new));
        columns.addArrayOfString(column(published, Row::subject, String[]::new));
        columns.addArrayOfString(column(published, Row::source, String[]::new));
        columns.addArrayOfString(column(published, Row::value, String[]::new));
        return database.run(APPEND, columns).replaceWithVoid();
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
