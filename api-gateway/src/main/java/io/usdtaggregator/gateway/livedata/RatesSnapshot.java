package io.usdtaggregator.gateway.livedata;

import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All published rates and cross rates, as of one version. */
public record RatesSnapshot(long version, Map<String, Rate> rates, Map<String, CrossRate> crossRates) {
    public static final RatesSnapshot EMPTY = new RatesSnapshot(0, Map.of(), Map.of());

    public Optional<Rate> rate(String source, Market market) {
        return Optional.ofNullable(rates.get(RedisKeys.rateField(source, market)));
    }

    public Optional<CrossRate> crossRate(Corridor corridor) {
        return Optional.ofNullable(crossRates.get(corridor.key()));
    }

    /** A whole read may hold rates of changes that are still to be heard of: those told of late change nothing. */
    RatesSnapshot with(RatesChanged changed) {
        Map<String, Rate> nextRates = new HashMap<>(rates);
        changed.rates()
                .forEach(rate ->
                        nextRates.merge(RedisKeys.rateField(rate.source(), rate.market()), rate, RatesSnapshot::later));
        Map<String, CrossRate> nextCrossRates = new HashMap<>(crossRates);
        changed.crossRates()
                .forEach(rate -> nextCrossRates.merge(rate.corridor().key(), rate, RatesSnapshot::later));
        return new RatesSnapshot(changed.version(), nextRates, nextCrossRates);
    }

    /** The same, for a Redis that lost its data and counts from the start again. */
    RatesSnapshot ofEmptyRedis() {
        return new RatesSnapshot(0, rates, crossRates);
    }

    /**
     * This one, with what it lacks or has older taken from the one before: a Redis that lost its data, or came back with
     * that of yesterday, takes nothing away here.
     */
    RatesSnapshot over(RatesSnapshot before) {
        Map<String, Rate> allRates = new HashMap<>(before.rates);
        rates.forEach((field, rate) -> allRates.merge(field, rate, RatesSnapshot::later));
        Map<String, CrossRate> allCrossRates = new HashMap<>(before.crossRates);
        crossRates.forEach((corridor, rate) -> allCrossRates.merge(corridor, rate, RatesSnapshot::later));
        return new RatesSnapshot(version, allRates, allCrossRates);
    }

    /** What is the same stays the very same, by which those who follow see that it is. */
    private static Rate later(Rate held, Rate told) {
        return told.version() <= held.version() ? held : told;
    }

    private static CrossRate later(CrossRate held, CrossRate told) {
        return told.version() <= held.version() ? held : told;
    }
}
