package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.history.older.OlderLastPublished;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.Names.Name;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what was published last of everything, whole, so that the published rates can be put back where Redis has lost them.
 * What the tables of now do not have is looked for in those of before. What still waits in Redis for PostgreSQL is not
 * among it.
 */
@ApplicationScoped
public class LastPublishedReader {
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final Names names;
    private final MarketRecords rates;
    private final CorridorRecords crossRates;
    private final RecordReader records;
    private final OlderLastPublished older;

    public LastPublishedReader(
            Names names,
            MarketRecords rates,
            CorridorRecords crossRates,
            RecordReader records,
            OlderLastPublished older) {
        this.names = names;
        this.rates = rates;
        this.crossRates = crossRates;
        this.records = records;
        this.older = older;
    }

    /**
     * What was published last.
     *
     * @param rates of each source and market, with their offers, each under the id, version and instants of its last
     *     publication
     * @param crossRates of each corridor, between the legs among {@code rates}; one whose place was not published since is
     *     absent
     */
    public record LastPublished(List<Rate> rates, List<CrossRate> crossRates) {}

    /**
     * The last publication of each of these, of those that were published at this instant or later.
     *
     * @param sources of the rates of each market
     */
    public Uni<LastPublished> since(
            Instant oldest, List<String> sources, List<Market> markets, List<Corridor> corridors) {
        return rates(oldest, sources, markets)
                .chain(found -> older.missingRates(found, sources, markets, oldest))
                .chain(found -> Uni.combine()
                        .all()
                        .unis(crossRates(corridors, oldest), placesPublished(markets, oldest))
                        .asTuple()
                        .map(read -> lastPublished(found, read.getItem1(), read.getItem2())));
    }

    /** Each rate as it was published last, with the offers of the record under its id. */
    private Uni<List<Rate>> rates(Instant oldest, List<String> sources, List<Market> markets) {
        List<Name> each = sources.stream()
                .flatMap(source -> markets.stream().map(market -> new Name(source, market.key())))
                .toList();
        return names.find(each).chain(numbers -> Uni.combine()
                .all()
                .unis(rates.lastSince(numbers.values(), oldest), rates.firstOfLastSince(numbers.values(), oldest))
                .asTuple()
                .map(read -> withOffers(read.getItem1(), read.getItem2())));
    }

    private Uni<List<CrossFigure>> crossRates(List<Corridor> corridors, Instant oldest) {
        return crossRates
                .newest(corridors, LATEST, oldest)
                .map(found -> found.stream().map(CorridorRecord::figure).toList())
                .chain(found -> older.missingFigures(found, corridors, oldest));
    }

    private Uni<Map<String, RateProvenance>> placesPublished(List<Market> markets, Instant oldest) {
        List<String> places = markets.stream()
                .map(market -> Place.of(market).key())
                .distinct()
                .toList();
        return names.find(places.stream().map(Name::place).toList())
                .chain(numbers -> crossRates.placesPublishedSince(numbers.values(), oldest))
                .chain(found -> older.missingPlaces(found, places, oldest));
    }

    /** The last rate of a market that had a number, of those recorded at this instant or later. */
    public Uni<Optional<PricedRate>> lastPriced(Instant oldest, String source, Market market) {
        return names.find(List.of(new Name(source, market.key())))
                .chain(numbers -> rates.lastPricedId(numbers.values(), oldest))
                .chain(id -> id.isPresent() ? Uni.createFrom().item(id) : older.lastPricedId(oldest, source, market))
                .chain(id ->
                        id.map(records::record).orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(found -> found.flatMap(record -> record.fold(Optional::of, corridor -> Optional.<Rate>empty()))
                        .flatMap(Rate::priced));
    }

    private static List<Rate> withOffers(Map<Integer, Rate> last, Map<Integer, Rate> first) {
        return last.entrySet().stream()
                .map(entry -> entry.getValue()
                        .withOffers(Optional.ofNullable(first.get(entry.getKey()))
                                .map(Rate::filtered)
                                .orElse(FilteredOffers.NONE)))
                .toList();
    }

    private static LastPublished lastPublished(
            List<Rate> rates, List<CrossFigure> figures, Map<String, RateProvenance> places) {
        Map<Market, Rate> legs = rates.stream()
                .filter(rate -> rate.source().equals(Rate.POLICY))
                .collect(Collectors.toMap(Rate::market, Function.identity()));
        return new LastPublished(
                rates,
                figures.stream()
                        .flatMap(figure -> crossRate(figure, places, legs).stream())
                        .toList());
    }

    /** As it was made by the newest publication of either end. */
    private static Optional<CrossRate> crossRate(
            CrossFigure figure, Map<String, RateProvenance> places, Map<Market, Rate> legs) {
        Corridor corridor = figure.corridor();
        return Stream.of(corridor.buyMarket(), corridor.sellMarket())
                .flatMap(market ->
                        Optional.ofNullable(places.get(Place.of(market).key())).stream())
                .max(Comparator.comparingLong(RateProvenance::version))
                .flatMap(made -> figure.whole(
                        made,
                        Optional.ofNullable(legs.get(corridor.buyMarket())),
                        Optional.ofNullable(legs.get(corridor.sellMarket()))));
    }
}
