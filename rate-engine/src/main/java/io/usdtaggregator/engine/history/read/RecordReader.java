package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.DatabaseUnavailable;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.engine.history.older.OlderRecords;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryEntry.Legs;
import io.usdtaggregator.engine.history.write.HistoryEntry.RateRecord;
import io.usdtaggregator.engine.history.write.HistoryStream;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what was published under an id: from PostgreSQL, or from Redis while it waits there. */
@ApplicationScoped
public class RecordReader {
    private final MarketRecords markets;
    private final CorridorRecords corridors;
    private final OlderRecords older;
    private final HistoryStream stream;

    public RecordReader(MarketRecords markets, CorridorRecords corridors, OlderRecords older, HistoryStream stream) {
        this.markets = markets;
        this.corridors = corridors;
        this.older = older;
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
        return markets.byId(rateId).chain(rate -> rate.map(RecordReader::found)
                .orElseGet(() -> corridors.byId(rateId).chain(record -> record.map(
                                corridor -> withLegs(corridor.figure(), corridor.legs()))
                        .orElseGet(() -> ofBefore(rateId)))));
    }

    private Uni<Optional<PublishedRecord>> ofBefore(String rateId) {
        return older.record(rateId)
                .chain(record -> record.map(kept -> kept.fold(RecordReader::found, RecordReader::found, this::withLegs))
                        .orElseGet(RecordReader::none));
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
                .map(record -> withLegs(record.figure(), record.legs()));
        return Stream.concat(rates, corridors).findFirst().orElseGet(RecordReader::none);
    }

    private Uni<Optional<PublishedRecord>> withLegs(CrossFigure figure, Legs legs) {
        return leg(legs.buy()).chain(buy -> leg(legs.sell())
                .chain(sell -> Uni.createFrom().item(figure.whole(buy, sell).map(PublishedRecord.OfCorridor::new))));
    }

    private Uni<Optional<Rate>> leg(String rateId) {
        return rateId.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : record(rateId)
                        .map(found -> found.flatMap(record -> record.fold(Optional::of, corridor -> Optional.empty())));
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
