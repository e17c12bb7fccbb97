package io.usdtaggregator.engine.rates;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.engine.history.write.HistoryEntry.RateRecord;
import io.usdtaggregator.engine.rates.CorridorRates.CorridorUpdates;
import io.usdtaggregator.engine.updates.CrossRateUpdates.CrossRateUpdate;
import io.usdtaggregator.engine.updates.RateUpdate;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rates and the cross rates made from them, to be published in one step.
 *
 * @param settings the version of the settings that they were made under
 * @param moment what they were made from: if any of it has changed, they are not published
 * @param record what history keeps of it
 */
record Publication(
        long settings, Moment moment, List<RateUpdate> rates, List<CrossRate> crossRates, HistoryEntry record) {

    static Publication of(Settings settings, Moment moment, List<PlaceUpdate> places, CorridorUpdates corridors) {
        List<RateUpdate> news = places.stream().flatMap(PlaceUpdate::news).toList();
        return new Publication(
                settings.version(),
                moment,
                news,
                corridors.published().map(CrossRateUpdate::rate).toList(),
                new HistoryEntry(
                        RateProvenance.unnamed(moment.token(), moment.at(), settings.version()),
                        news.stream()
                                .map(update -> RateRecord.of(update.rate(), update.tick(), update.books()))
                                .toList(),
                        corridors.computed().stream()
                                .flatMap(update ->
                                        update.tick().map(tick -> CorridorRecord.of(update.rate(), tick)).stream())
                                .toList(),
                        corridors.moved().stream().map(Place::key).toList()));
    }

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
