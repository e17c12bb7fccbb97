package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.storage.Names.Name;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what stood at an instant before the schema's version 7: it goes with its last month. */
@ApplicationScoped
public class OlderArchive {
    /** Of several engines one may write an older version a moment later; what is published then is the larger one. */
    static final String NEWEST = """
            SELECT newest.* FROM unnest($1::text[]) AS wanted (subject), LATERAL (
                SELECT * FROM (
                    SELECT at, version, subject, value FROM rates.older_published
                    WHERE subject = wanted.subject AND source = $2 AND at <= $3 AND at >= $4
                    ORDER BY at DESC LIMIT 16) AS near
                WHERE version <= $5 ORDER BY version DESC LIMIT 1) AS newest
            """;

    private final Database database;

    public OlderArchive(Database database) {
        this.database = database;
    }

    Uni<List<Rate>> rates(List<Market> markets, String source, Instant then, Instant keptSince, long mostVersion) {
        return newest(markets.stream().map(Market::key).toList(), source, then, keptSince, mostVersion)
                .map(rows -> rows.map(row -> MarketJson.read(row.getString("value"), Rate.class))
                        .toList());
    }

    Uni<Optional<CrossFigure>> figure(Corridor corridor, Instant then, Instant keptSince, long mostVersion) {
        return newest(List.of(corridor.key()), Rate.POLICY, then, keptSince, mostVersion)
                .map(rows -> rows.map(row -> MarketJson.read(row.getString("value"), CrossFigure.class))
                        .findFirst());
    }

    /** The newest publication of all corridors of any of these places. */
    Uni<Optional<RateProvenance>> placesPublished(List<String> places, Instant then, Instant keptSince) {
        return newest(places, Name.CORRIDORS, then, keptSince, Long.MAX_VALUE)
                .map(rows -> rows.map(OlderArchive::made).max(Comparator.comparingLong(RateProvenance::version)));
    }

    private static RateProvenance made(Row row) {
        Instant at = row.getOffsetDateTime("at").toInstant();
        // The oldest rows say the instant and the version alone.
        return Optional.ofNullable(row.getString("value"))
                .map(json -> MarketJson.read(json, RateProvenance.class).published(at))
                .orElseGet(() -> new RateProvenance(row.getLong("version"), null, at, null, 0, at));
    }

    private Uni<Stream<Row>> newest(
            List<String> subjects, String source, Instant then, Instant keptSince, long mostVersion) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(subjects.toArray(String[]::new))
                .addString(source)
                .addOffsetDateTime(then.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(keptSince.atOffset(ZoneOffset.UTC))
                .addLong(mostVersion);
        return database.run(NEWEST, values).map(rows -> StreamSupport.stream(rows.spliterator(), false));
    }
}
