package io.usdtaggregator.engine.rates;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.books.BooksChanged;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** From books to published rates: the rates of both sides of each place, then the corridors that the places touch. */
@ApplicationScoped
public class RateComputation implements BooksChanged {
    private final PlaceRates rates;
    private final CorridorRates corridors;
    private final PublishedRates published;

    public RateComputation(PlaceRates rates, CorridorRates corridors, PublishedRates published) {
        this.rates = rates;
        this.corridors = corridors;
        this.published = published;
    }

    /** Computes these places' rates and every corridor that they touch. A place that is not active is left out. */
    @Override
    public Uni<Void> compute(Settings settings, Collection<Place> places) {
        Set<Place> active = settings.activePlaces().collect(Collectors.toSet());
        List<Place> wanted = places.stream().filter(active::contains).distinct().toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(place -> rates.compute(settings, place))
                .collect()
                .asList()
                .chain(() -> corridors.compute(settings, wanted));
    }

    /** Computes everything, and forgets what is no longer active. */
    public Uni<Void> computeAll(Settings settings) {
        return compute(settings, settings.activePlaces().toList())
                .chain(() -> published.keepOnly(
                        settings.version(),
                        settings.activeMarkets()
                                .flatMap(market ->
                                        PlaceRates.sources(settings).map(source -> RedisKeys.rateField(source, market)))
                                .collect(Collectors.toSet()),
                        Corridors.all(settings).map(Corridor::key).collect(Collectors.toSet())));
    }
}
