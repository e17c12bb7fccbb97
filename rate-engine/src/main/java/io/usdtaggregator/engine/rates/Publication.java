package io.usdtaggregator.engine.rates;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rates and the cross rates made from them, to be published in one step.
 *
 * @param settings the version of the settings that they were made under
 * @param moment what they were made from: if any of it has changed, they are not published
 */
record Publication(long settings, Moment moment, List<RateUpdate> rates, List<CrossRate> crossRates) {

    static String field(Rate rate) {
        return RedisKeys.rateField(rate.source(), rate.market());
    }

    boolean isEmpty() {
        return rates.isEmpty() && crossRates.isEmpty();
    }

    /** The fields of the rates that this replaces, and of every leg, there and back, of its cross rates. */
    List<String> ratesReliedOn() {
        Stream<String> replaced = rates.stream().map(update -> field(update.rate()));
        Stream<String> legs = crossRates.stream()
                .map(CrossRate::corridor)
                .flatMap(Publication::legs)
                .map(market -> RedisKeys.rateField(Rate.POLICY, market));
        return Stream.concat(replaced, legs).distinct().toList();
    }

    private static Stream<Market> legs(Corridor corridor) {
        return Stream.of(corridor.buyMarket(), corridor.sellMarket())
                .flatMap(market -> Stream.of(market, market.otherSide()));
    }
}
