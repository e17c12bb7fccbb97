package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.history.older.OlderArchive;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.Names.Name;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what stood at an instant; what is not in the tables of now may be in those of before. */
@ApplicationScoped
public class RateArchive {
    private final Names names;
    private final MarketRecords markets;
    private final CorridorRecords corridors;
    private final OlderArchive older;

    public RateArchive(Names names, MarketRecords markets, CorridorRecords corridors, OlderArchive older) {
        this.names = names;
        this.markets = markets;
        this.corridors = corridors;
        this.older = older;
    }

    /** What was published of a corridor, and the legs that it stood on. */
    record PastCorridor(Optional<CrossRate> crossRate, List<Rate> legs) {}

    /**
     * Until when publications count.
     *
     * @param since nothing before it is kept
     * @param version the largest that counts
     */
    private record Until(Instant at, Instant since, long version) {}

    /** The rates of these markets as they were published then, without offers; those never published are absent. */
    Uni<List<Rate>> rates(List<Market> wanted, String source, Instant then, Instant keptSince) {
        return rates(wanted, source, new Until(then, keptSince, Long.MAX_VALUE));
    }

    private Uni<List<Rate>> rates(List<Market> wanted, String source, Until until) {
        List<Name> each =
                wanted.stream().map(market -> new Name(source, market.key())).toList();
        return names.find(each)
                .chain(numbers -> markets.newest(known(each, numbers), until.at(), until.since(), until.version()))
                .map(found -> found.values().stream().map(Rate::withoutOffers).toList())
                .chain(found -> withOlder(wanted, source, until, found))
                .map(found -> wanted.stream()
                        .flatMap(market -> leg(found, market).stream())
                        .toList());
    }

    private Uni<List<Rate>> withOlder(List<Market> wanted, String source, Until until, List<Rate> found) {
        List<Market> missing = wanted.stream()
                .filter(market -> leg(found, market).isEmpty())
                .distinct()
                .toList();
        return missing.isEmpty()
                ? Uni.createFrom().item(found)
                : older.rates(missing, source, until.at(), until.since(), until.version())
                        .map(more ->
                                Stream.concat(found.stream(), more.stream()).toList());
    }

    /** The cross rate as it was made by the last computation that published all corridors of either end. */
    Uni<PastCorridor> corridor(Corridor corridor, Instant then, Instant keptSince) {
        List<Market> legs = List.of(corridor.buyMarket(), corridor.sellMarket());
        return placesPublished(legs, then, keptSince)
                .chain(made -> made.map(run -> corridor(corridor, legs, run, keptSince))
                        .orElseGet(() -> rates(legs, Rate.POLICY, then, keptSince)
                                .map(rates -> new PastCorridor(Optional.empty(), rates))));
    }

    private Uni<Optional<RateProvenance>> placesPublished(List<Market> legs, Instant then, Instant keptSince) {
        List<String> places = legs.stream().map(Place::of).map(Place::key).toList();
        List<Name> each = places.stream().map(Name::place).toList();
        return names.find(each)
                .chain(numbers -> corridors.placesPublished(known(each, numbers), then, keptSince))
                .chain(made -> made.isPresent()
                        ? Uni.createFrom().item(made)
                        : older.placesPublished(places, then, keptSince));
    }

    /** The legs are those published with the corridor, or before it. */
    private Uni<PastCorridor> corridor(Corridor corridor, List<Market> legs, RateProvenance made, Instant keptSince) {
        Until until = new Until(made.publishedAt(), keptSince, made.version());
        return Uni.combine()
                .all()
                .unis(figure(corridor, until), rates(legs, Rate.POLICY, until))
                .asTuple()
                .map(read -> new PastCorridor(
                        read.getItem1()
                                .flatMap(figure -> figure.whole(
                                        made, leg(read.getItem2(), legs.get(0)), leg(read.getItem2(), legs.get(1)))),
                        read.getItem2()));
    }

    private Uni<Optional<CrossFigure>> figure(Corridor corridor, Until until) {
        return corridors
                .newest(List.of(corridor), until.at(), until.since())
                .map(found -> found.stream().findFirst())
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.map(record -> record.figure()))
                        : older.figure(corridor, until.at(), until.since(), until.version()));
    }

    private static List<Integer> known(List<Name> names, Map<Name, Integer> numbers) {
        return names.stream().map(numbers::get).filter(Objects::nonNull).toList();
    }

    private static Optional<Rate> leg(List<Rate> legs, Market market) {
        return legs.stream().filter(rate -> rate.market().equals(market)).findFirst();
    }
}
