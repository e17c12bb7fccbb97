package io.usdtaggregator.engine.history.older;

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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what stood at an instant before the schema's version 7. To be deleted once the last month of that time is no longer kept. */
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

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final Database database;

    public OlderArchive(Database database) {
        this.database = database;
    }

    public Uni<List<Rate>> rates(
            List<Market> markets, String source, Instant then, Instant keptSince, long mostVersion) {
        return newest(markets.stream().map(Market::key).toList(), source, then, keptSince, mostVersion)
                .map(rows -> rows.map(row -> MarketJson.read(row.getString("value"), Rate.class))
                        .toList());
    }

    public Uni<Optional<CrossFigure>> figure(Corridor corridor, Instant then, Instant keptSince, long mostVersion) {
        return newest(List.of(corridor.key()), Rate.POLICY, then, keptSince, mostVersion)
                .map(rows -> rows.map(row -> MarketJson.read(row.getString("value"), CrossFigure.class))
                        .findFirst());
    }

    /** The newest publication of all corridors of any of these places. */
    public Uni<Optional<RateProvenance>> placesPublished(List<String> places, Instant then, Instant keptSince) {
        return newest(places, Name.CORRIDORS, then, keptSince, Long.MAX_VALUE)
                .map(rows -> rows.map(OlderArchive::made).max(Comparator.comparingLong(RateProvenance::version)));
    }

    /** The last rates of these markets, without offers. */
    public Uni<List<Rate>> last(List<Market> markets, String source, Instant oldest) {
        return rates(markets, source, LATEST, oldest, Long.MAX_VALUE);
    }

    public Uni<List<CrossFigure>> lastFigures(List<Corridor> corridors, Instant oldest) {
        return newest(corridors.stream().map(Corridor::key).toList(), Rate.POLICY, LATEST, oldest, Long.MAX_VALUE)
                .map(rows -> rows.map(row -> MarketJson.read(row.getString("value"), CrossFigure.class))
                        .toList());
    }

    /** The last publication of all corridors of each of these places, by its key. */
    public Uni<Map<String, RateProvenance>> lastPlaces(List<String> places, Instant oldest) {
        return newest(places, Name.CORRIDORS, LATEST, oldest, Long.MAX_VALUE)
                .map(rows -> rows.collect(Collectors.toMap(row -> row.getString("subject"), OlderArchive::made)));
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
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(Stream.empty());
        }
        Tuple values = Tuple.tuple()
                .addArrayOfString(subjects.toArray(String[]::new))
                .addString(source)
                .addOffsetDateTime(then.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(keptSince.atOffset(ZoneOffset.UTC))
                .addLong(mostVersion);
        return database.run(NEWEST, values).map(rows -> StreamSupport.stream(rows.spliterator(), false));
    }
}
