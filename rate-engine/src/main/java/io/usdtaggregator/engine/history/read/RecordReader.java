package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.database.DatabaseUnavailable;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.engine.history.write.HistoryEntry.Legs;
import io.usdtaggregator.engine.history.write.HistoryEntry.RateRecord;
import io.usdtaggregator.engine.history.write.HistoryStream;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what was published under an id: from PostgreSQL, or from Redis while it waits there. */
@ApplicationScoped
public class RecordReader {
    static final String RECORD = """
            SELECT kind, derivation::text AS json, books::text AS books FROM rates.ticks
            WHERE rate_id = $1 AND derivation IS NOT NULL ORDER BY at LIMIT 1
            """;

    private final Database database;
    private final HistoryStream stream;

    public RecordReader(Database database, HistoryStream stream) {
        this.database = database;
        this.stream = stream;
    }

    /** The rate or cross rate with this id, whole. While PostgreSQL is out only what waits is found. */
    public Uni<Optional<PublishedRecord>> record(String rateId) {
        return written(rateId)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        // What waited until now may be written by now.
                        : waiting(rateId)
                                .chain(late ->
                                        late.isPresent() ? Uni.createFrom().item(late) : written(rateId)))
                .onFailure(DatabaseUnavailable.class)
                .recoverWithUni(out -> waiting(rateId)
                        .chain(late -> late.isPresent()
                                ? Uni.createFrom().item(late)
                                : Uni.createFrom().failure(out)));
    }

    private Uni<Optional<PublishedRecord>> written(String rateId) {
        return database.run(RECORD, Tuple.of(rateId)).chain(rows -> StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(this::written)
                .orElseGet(RecordReader::none));
    }

    private Uni<Optional<PublishedRecord>> written(Row row) {
        String json = row.getString("json");
        if (!row.getString("kind").equals(PublishedRecord.CROSS_RATE)) {
            return found(MarketJson.read(json, Rate.class));
        }
        // Records of before hold their legs.
        return MarketJson.read(json, HeldLegs.class).areThere()
                ? found(MarketJson.read(json, CrossRate.class))
                : withLegs(
                        MarketJson.read(json, CrossFigure.class), MarketJson.read(row.getString("books"), Legs.class));
    }

    private Uni<Optional<PublishedRecord>> waiting(String rateId) {
        return stream.bringing(rateId)
                .chain(found -> found.map(entry -> waiting(entry, rateId)).orElseGet(RecordReader::none));
    }

    private Uni<Optional<PublishedRecord>> waiting(HistoryEntry entry, String rateId) {
        Stream<Uni<Optional<PublishedRecord>>> rates = entry.rates().stream()
                .filter(record -> record.tick() == TickKind.CHANGE)
                .map(RateRecord::rate)
                .filter(rate -> rate.rateId().equals(rateId))
                .map(RecordReader::found);
        Stream<Uni<Optional<PublishedRecord>>> corridors = entry.corridors().stream()
                .filter(record -> record.tick() == TickKind.CHANGE)
                .filter(record -> record.figure().provenance().rateId().equals(rateId))
                .map(this::withLegs);
        return Stream.concat(rates, corridors).findFirst().orElseGet(RecordReader::none);
    }

    private Uni<Optional<PublishedRecord>> withLegs(CorridorRecord record) {
        return withLegs(record.figure(), record.legs());
    }

    private Uni<Optional<PublishedRecord>> withLegs(CrossFigure figure, Legs legs) {
        return leg(legs.buy()).chain(buy -> leg(legs.sell()).chain(sell -> found(figure.whole(buy, sell))));
    }

    private Uni<Optional<Rate>> leg(String rateId) {
        return rateId.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : record(rateId)
                        .map(found -> found.flatMap(record -> record.fold(Optional::of, corridor -> Optional.empty())));
    }

    /** Of the record of a cross rate, whether it holds its legs. */
    private record HeldLegs(Object buy, Object sell) {
        boolean areThere() {
            return buy != null || sell != null;
        }
    }

    private static Uni<Optional<PublishedRecord>> found(Rate rate) {
        return Uni.createFrom().item(Optional.of(new PublishedRecord.OfMarket(rate)));
    }

    private static Uni<Optional<PublishedRecord>> found(CrossRate rate) {
        return Uni.createFrom().item(Optional.of(new PublishedRecord.OfCorridor(rate)));
    }

    private static Uni<Optional<PublishedRecord>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
