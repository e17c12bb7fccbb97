package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.PublishedLog;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
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

/** Reads what stood at an instant. */
@ApplicationScoped
public class RateArchive {
    /**
     * Of several engines one may write an older version a moment later; what is published then is the larger one. They
     * lie so close that the newest few hold it.
     */
    static final String NEWEST = """
            SELECT newest.* FROM unnest($1::text[]) AS wanted (subject), LATERAL (
                SELECT * FROM (
                    SELECT at, version, subject, value FROM rates.published
                    WHERE subject = wanted.subject AND source = $2 AND at <= $3 AND at >= $4
                    ORDER BY at DESC LIMIT 16) AS near
                WHERE version <= $5 ORDER BY version DESC LIMIT 1) AS newest
            """;

    private final Database database;

    public RateArchive(Database database) {
        this.database = database;
    }

    /** What was published of a corridor, and the legs that it stood on. */
    record PastCorridor(Optional<CrossRate> crossRate, List<Rate> legs) {}

    /** One publication of all corridors of a place. */
    private record Run(Instant at, RateProvenance made) {
        static Run of(Row row) {
            Instant at = row.getOffsetDateTime("at").toInstant();
            // Rows of before say the instant and the version alone.
            return new Run(
                    at,
                    Optional.ofNullable(row.getString("value"))
                            .map(json -> MarketJson.read(json, RateProvenance.class))
                            .orElseGet(() -> new RateProvenance(row.getLong("version"), null, at, null, 0, at)));
        }
    }

    /** The rates of these markets as they were published then, without offers; those never published are absent. */
    Uni<List<Rate>> rates(List<Market> markets, String source, Instant then, Instant keptSince) {
        return newest(markets.stream().map(Market::key).toList(), source, then, keptSince, Long.MAX_VALUE)
                .map(RateArchive::rates);
    }

    private static List<Rate> rates(Stream<Row> rows) {
        return rows.map(row -> MarketJson.read(row.getString("value"), Rate.class))
                .toList();
    }

    Uni<PastCorridor> corridor(Corridor corridor, Instant then, Instant keptSince) {
        List<String> places = Stream.of(corridor.buyMarket(), corridor.sellMarket())
                .map(RateArchive::place)
                .toList();
        List<Market> legs = List.of(corridor.buyMarket(), corridor.sellMarket());
        return newest(places, PublishedLog.CORRIDORS, then, keptSince, Long.MAX_VALUE)
                .map(rows -> rows.map(Run::of)
                        .max(Comparator.comparingLong(run -> run.made().version())))
                .chain(run -> run.map(made -> corridor(corridor, legs, made, keptSince))
                        .orElseGet(() -> rates(legs, Rate.POLICY, then, keptSince)
                                .map(rates -> new PastCorridor(Optional.empty(), rates))));
    }

    /** The legs are those published with the corridor, or before it. */
    private Uni<PastCorridor> corridor(Corridor corridor, List<Market> legs, Run run, Instant keptSince) {
        return Uni.combine()
                .all()
                .unis(
                        newest(
                                        List.of(corridor.key()),
                                        Rate.POLICY,
                                        run.at(),
                                        keptSince,
                                        run.made().version())
                                .map(rows -> rows.map(row -> MarketJson.read(row.getString("value"), CrossFigure.class))
                                        .findFirst()),
                        newest(
                                        legs.stream().map(Market::key).toList(),
                                        Rate.POLICY,
                                        run.at(),
                                        keptSince,
                                        run.made().version())
                                .map(RateArchive::rates))
                .asTuple()
                .map(read -> new PastCorridor(
                        read.getItem1()
                                .map(figure -> figure.whole(
                                        run.made(),
                                        leg(read.getItem2(), legs.get(0)),
                                        leg(read.getItem2(), legs.get(1)))),
                        read.getItem2()));
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

    private static Optional<Rate> leg(List<Rate> legs, Market market) {
        return legs.stream().filter(rate -> rate.market().equals(market)).findFirst();
    }

    private static String place(Market market) {
        return market.fiat() + ":" + (market.country() == null ? "-" : market.country());
    }
}
