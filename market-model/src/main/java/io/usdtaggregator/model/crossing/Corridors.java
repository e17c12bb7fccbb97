package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/** The directed pairs of different places of active currencies; two countries may share a currency. */
public final class Corridors {
    private Corridors() {}

    public static Stream<Corridor> all(Settings settings) {
        List<Place> places = settings.activePlaces().toList();
        return places.stream().flatMap(from -> places.stream()
                .filter(to -> !to.equals(from))
                .map(to -> new Corridor(from.fiat(), from.country(), to.fiat(), to.country())));
    }

    /** Those that begin or end in this place: what a change there touches. */
    public static Stream<Corridor> touching(Settings settings, Place place) {
        return all(settings)
                .filter(corridor ->
                        place.equals(Place.of(corridor.buyMarket())) || place.equals(Place.of(corridor.sellMarket())));
    }
}
