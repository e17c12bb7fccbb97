package io.usdtaggregator.engine.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.usdtaggregator.engine.updates.CrossRateUpdates;
import io.usdtaggregator.engine.updates.CrossRateUpdates.CrossRateUpdate;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computes the cross rates of corridors from the rates that will be published beside them. */
@ApplicationScoped
public class CorridorRates {
    private final Counter computed;

    public CorridorRates(MeterRegistry meters) {
        this.computed = meters.counter("engine.computed", "kind", "cross_rate");
    }

    /** @param moved the places whose corridors are all published: a leg of theirs is new, or a corridor of theirs */
    record CorridorUpdates(List<CrossRateUpdate> computed, Set<Place> moved) {

        Stream<CrossRateUpdate> published() {
            return computed.stream()
                    .filter(update ->
                            CorridorRates.ends(update.rate().corridor()).anyMatch(moved::contains));
        }
    }

    /** What becomes of these corridors, which begin or end in the places that were computed. */
    CorridorUpdates compute(Settings settings, List<Corridor> corridors, Moment moment, List<PlaceUpdate> places) {
        Map<Market, Rate> legs = places.stream()
                .flatMap(PlaceUpdate::newLegs)
                .collect(Collectors.toMap(Rate::market, Rate::withoutOffers));
        List<CrossRateUpdate> updates =
                updates(settings, corridors, moment, market -> Optional.ofNullable(legs.get(market))
                        .or(() -> moment.leg(market)));
        computed.increment(corridors.size());
        Set<Place> own = places.stream().map(PlaceUpdate::place).collect(Collectors.toSet());
        Stream<Place> byLeg = legs.keySet().stream().map(Place::of);
        Stream<Place> byCorridor = updates.stream()
                .filter(CrossRateUpdate::news)
                .flatMap(update -> ends(update.rate().corridor()))
                .filter(own::contains);
        return new CorridorUpdates(updates, Stream.concat(byLeg, byCorridor).collect(Collectors.toSet()));
    }

    private static List<CrossRateUpdate> updates(
            Settings settings, List<Corridor> corridors, Moment moment, Function<Market, Optional<Rate>> legs) {
        CrossCalculation calculation = new CrossCalculation(settings);
        CrossRateUpdates updates = new CrossRateUpdates(settings, moment.at());
        return corridors.stream()
                .map(corridor -> calculation.make(corridor, legs, moment.at(), moment.token()))
                .filter(rate -> !isNotReadYet(rate, moment))
                .map(rate -> updates.published(
                        rate, newestLeg(rate, legs), before(rate, moment), calculation.skipsItsRule(rate)))
                .toList();
    }

    /** When the newest of its legs, there and back, was new. */
    private static Instant newestLeg(CrossRate rate, Function<Market, Optional<Rate>> legs) {
        Corridor corridor = rate.corridor();
        return Stream.of(corridor.buyMarket(), corridor.sellMarket())
                .flatMap(market -> Stream.of(market, market.otherSide()))
                .flatMap(market -> legs.apply(market).stream())
                .map(Rate::updatedAt)
                .max(Instant::compareTo)
                .orElse(rate.computedAt());
    }

    /** A leg that was never published says nothing, and neither does its corridor. */
    private static boolean isNotReadYet(CrossRate rate, Moment moment) {
        boolean lacksLeg = rate.buyLeg().isEmpty() || rate.sellLeg().isEmpty();
        return lacksLeg && before(rate, moment).isEmpty();
    }

    private static Optional<CrossRate> before(CrossRate rate, Moment moment) {
        return Optional.ofNullable(moment.crossRates().get(rate.corridor().key()));
    }

    private static Stream<Place> ends(Corridor corridor) {
        return Stream.of(Place.of(corridor.buyMarket()), Place.of(corridor.sellMarket()));
    }
}
