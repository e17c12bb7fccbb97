package io.usdtaggregator.engine.rates;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a computation must read: the books of its markets, what is known of their rates and of every leg, and the cross rates
 * that it may replace.
 *
 * @param all whether this is the computation of everything under new settings
 * @param markets both sides of the places to compute, and of their zones, which guard them
 * @param rateFields of {@link RedisKeys#RATES}
 */
record Inputs(boolean all, List<Market> markets, List<String> rateFields, List<Corridor> corridors) {

    static Inputs of(Settings settings, boolean all, List<Place> places) {
        List<Market> sides = places.stream().flatMap(Place::sides).toList();
        List<Market> markets = Stream.concat(sides.stream(), sides.stream().map(Market::wholeZone))
                .distinct()
                .toList();
        Stream<String> own =
                sides.stream().flatMap(market -> sources(settings).map(source -> RedisKeys.rateField(source, market)));
        Stream<String> legs = settings.activeMarkets().map(market -> RedisKeys.rateField(Rate.POLICY, market));
        return new Inputs(
                all,
                markets,
                Stream.concat(own, legs).distinct().toList(),
                places.stream()
                        .flatMap(place -> Corridors.touching(settings, place))
                        .distinct()
                        .toList());
    }

    /** Staff's policy and each active platform that a caller may name. */
    static Stream<String> sources(Settings settings) {
        return Stream.concat(Stream.of(Rate.POLICY), settings.activePlatforms().map(PlatformSetting::code));
    }

    List<String> corridorKeys() {
        return corridors.stream().map(Corridor::key).toList();
    }
}
