package io.usdtaggregator.engine.history.older;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds to what was published last what only the tables before the schema's version 7 hold: an upgrade may come together with
 * an empty Redis. To be deleted once the last month in them is no longer kept.
 */
@ApplicationScoped
public class OlderLastPublished {
    private final OlderArchive archive;
    private final OlderRecords records;

    public OlderLastPublished(OlderArchive archive, OlderRecords records) {
        this.archive = archive;
        this.records = records;
    }

    /** The rates found, and the last older ones of each source and market that is not among them, with their offers. */
    public Uni<List<Rate>> missingRates(List<Rate> found, List<String> sources, List<Market> markets, Instant oldest) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(source -> archive.last(missing(found, source, markets), source, oldest))
                .flatMap(rates -> Multi.createFrom().iterable(rates))
                .onItem()
                .transformToUniAndConcatenate(this::withOffers)
                .collect()
                .asList()
                .map(more -> Stream.concat(found.stream(), more.stream()).toList());
    }

    private static List<Market> missing(List<Rate> found, String source, List<Market> markets) {
        return markets.stream()
                .filter(market -> found.stream()
                        .noneMatch(rate ->
                                rate.source().equals(source) && rate.market().equals(market)))
                .toList();
    }

    private Uni<Rate> withOffers(Rate rate) {
        return records.rate(rate.rateId()).map(first -> first.map(whole -> rate.withOffers(whole.filtered()))
                .orElse(rate));
    }

    /** The figures found, and the last older ones of the other corridors. */
    public Uni<List<CrossFigure>> missingFigures(List<CrossFigure> found, List<Corridor> corridors, Instant oldest) {
        List<Corridor> missing = corridors.stream()
                .filter(corridor ->
                        found.stream().noneMatch(figure -> figure.corridor().equals(corridor)))
                .toList();
        return archive.lastFigures(missing, oldest)
                .map(more -> Stream.concat(found.stream(), more.stream()).toList());
    }

    /** By which computation each place was published last: as found, else the last older one. */
    public Uni<Map<String, RateProvenance>> missingPlaces(
            Map<String, RateProvenance> found, List<String> places, Instant oldest) {
        List<String> missing =
                places.stream().filter(place -> !found.containsKey(place)).toList();
        return archive.lastPlaces(missing, oldest).map(more -> {
            Map<String, RateProvenance> all = new HashMap<>(more);
            all.putAll(found);
            return all;
        });
    }

    /** The id of the last older rate with a number. */
    public Uni<Optional<String>> lastPricedId(Instant oldest, String source, Market market) {
        return records.lastPricedId(source, market, oldest);
    }
}
