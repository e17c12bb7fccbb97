package io.usdtaggregator.engine.history.write;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
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
    public static final String CORRIDORS = "corridors";

    private static final String APPEND = """
            INSERT INTO rates.published (at, version, subject, source, value)
            SELECT given.* FROM unnest($1::timestamptz[], $2::bigint[], $3::text[], $4::text[], $5::text[])
                AS given (at, version, subject, source, value)
            WHERE NOT EXISTS (SELECT FROM rates.published AS kept WHERE kept.subject = given.subject
                AND kept.source = given.source AND kept.at = given.at AND kept.version = given.version)
            """;

    private final Database database;

    public PublishedLog(Database database) {
        this.database = database;
    }

    /** @param at when it was published */
    public record Row(Instant at, long version, String subject, String source, String value) {

        static Row of(Rate rate) {
            return new Row(
                    rate.provenance().publishedAt(),
                    rate.version(),
                    rate.market().key(),
                    rate.source(),
                    MarketJson.write(rate.withoutOffers()));
        }

        /** The figure of a corridor: its legs are known from elsewhere. */
        static Row of(CrossFigure figure, RateProvenance made) {
            return new Row(
                    made.publishedAt(), made.version(), figure.corridor().key(), Rate.POLICY, MarketJson.write(figure));
        }

        /** The corridors of a place were published by this computation. */
        static Row corridorsOf(String place, RateProvenance made) {
            return new Row(made.publishedAt(), made.version(), place, CORRIDORS, MarketJson.write(made));
        }
    }

    /** Writes those that are not there yet. */
    Uni<Void> append(List<Row> published) {
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
