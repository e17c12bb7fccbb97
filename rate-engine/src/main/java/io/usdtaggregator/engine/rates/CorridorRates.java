package io.usdtaggregator.engine.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerting.AlertDesk;
import io.usdtaggregator.engine.history.CrossFigure;
import io.usdtaggregator.engine.history.PublishedLog;
import io.usdtaggregator.engine.history.TickLog;
import io.usdtaggregator.engine.rates.CrossRateUpdates.CrossRateUpdate;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes the cross rates of corridors out of the published rates, records and publishes them. */
@ApplicationScoped
public class CorridorRates {
    private final PublishedRates published;
    private final TickLog ticks;
    private final PublishedLog log;
    private final AlertDesk alerts;
    private final Counter computed;

    public CorridorRates(
            PublishedRates published, TickLog ticks, PublishedLog log, AlertDesk alerts, MeterRegistry meters) {
        this.published = published;
        this.ticks = ticks;
        this.log = log;
        this.alerts = alerts;
        this.computed = meters.counter("engine.computed", "kind", "cross_rate");
    }

    /**
     * Computes every corridor that begins or ends in these places, after their own rates were published: of two engines
     * that changed one leg each, the later one sees both.
     */
    Uni<Void> compute(Settings settings, List<Place> places) {
        List<Corridor> touched = places.stream()
                .flatMap(place -> Corridors.touching(settings, place))
                .distinct()
                .toList();
        List<String> legs = settings.activeMarkets()
                .map(market -> RedisKeys.rateField(Rate.POLICY, market))
                .toList();
        return published.moment(settings.version(), List.of(), legs).chain(moment -> published
                .crossRates(touched.stream().map(Corridor::key).toList())
                .chain(before -> publish(settings, places, moment, updates(settings, touched, moment, before))));
    }

    /** @param news whether callers see anything new in it besides instants and legs */
    private record Update(CrossRateUpdate made, boolean news) {}

    private List<Update> updates(
            Settings settings, List<Corridor> corridors, PublishedRates.Moment moment, Map<String, CrossRate> before) {
        Map<Market, Rate> rates = new HashMap<>();
        moment.previous().values().forEach(previous -> rates.put(previous.rate().market(), previous.rate()));
        CrossCalculation calculation = new CrossCalculation(settings);
        CrossRateUpdates updates = new CrossRateUpdates(settings, moment.at());
        computed.increment(corridors.size());
        return corridors.stream()
                .map(corridor -> {
                    CrossRate rate = calculation.make(
                            corridor, market -> Optional.ofNullable(rates.get(market)), moment.at(), moment.token());
                    Optional<CrossRate> standing = Optional.ofNullable(before.get(corridor.key()));
                    CrossRateUpdate made = updates.published(rate, standing, calculation.skipsItsRule(rate));
                    return new Update(made, isNews(made, standing));
                })
                .toList();
    }

    /** A figure stands until another one comes; it is recorded again with its hourly tick. */
    private static boolean isNews(CrossRateUpdate made, Optional<CrossRate> standing) {
        return made.tick().isPresent()
                || standing.filter(before -> CrossFigure.same(before, made.rate()))
                        .isEmpty();
    }

    private Uni<Void> publish(
            Settings settings, List<Place> places, PublishedRates.Moment moment, List<Update> updates) {
        Stream<PublishedLog.Row> ofPlaces =
                places.stream().map(place -> PublishedLog.Row.corridorsOf(place.key(), moment.at(), moment.token()));
        Stream<PublishedLog.Row> ofCorridors = updates.stream()
                .filter(Update::news)
                .map(update -> PublishedLog.Row.of(update.made().rate()));
        return ticks.append(updates.stream()
                        .flatMap(update -> update.made().tick().stream())
                        .toList())
                .chain(() -> log.append(Stream.concat(ofPlaces, ofCorridors).toList()))
                .chain(() -> published.publishCrossRates(
                        settings.version(),
                        updates.stream().map(update -> update.made().rate()).toList()))
                .invoke(() -> alerts.tell(
                        settings,
                        updates.stream()
                                .flatMap(update -> update.made().concerns().stream())
                                .toList()));
    }
}
