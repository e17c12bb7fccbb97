package io.usdtaggregator.engine.rates;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.alerts.AlertService;
import io.usdtaggregator.engine.history.PublishedLog;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.engine.history.TickLog;
import io.usdtaggregator.engine.rates.CorridorRates.CorridorUpdates;
import io.usdtaggregator.engine.rates.CrossRateUpdates.CrossRateUpdate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Records what was published, and tells staff what they should know of it. */
@ApplicationScoped
public class PublicationFollowUp {
    private final TickLog ticks;
    private final PublishedLog log;
    private final AlertService alerts;

    public PublicationFollowUp(TickLog ticks, PublishedLog log, AlertService alerts) {
        this.ticks = ticks;
        this.log = log;
        this.alerts = alerts;
    }

    Uni<Void> of(Settings settings, Moment moment, List<PlaceUpdate> places, CorridorUpdates corridors) {
        return ticks.append(ticks(places, corridors))
                .chain(() -> log.append(rows(moment, places, corridors)))
                .invoke(() -> alerts.tell(
                        settings,
                        Stream.concat(
                                        places.stream().flatMap(place -> place.concerns().stream()),
                                        corridors.computed().stream().flatMap(update -> update.concerns().stream()))
                                .toList()));
    }

    private static List<Tick> ticks(List<PlaceUpdate> places, CorridorUpdates corridors) {
        Stream<Optional<Tick>> ofPlaces =
                places.stream().flatMap(place -> place.updates().stream()).map(RateUpdate::tick);
        Stream<Optional<Tick>> ofCorridors = corridors.computed().stream().map(CrossRateUpdate::tick);
        return Stream.concat(ofPlaces, ofCorridors).flatMap(Optional::stream).toList();
    }

    private static List<PublishedLog.Row> rows(Moment moment, List<PlaceUpdate> places, CorridorUpdates corridors) {
        Stream<PublishedLog.Row> ofRates =
                places.stream().flatMap(PlaceUpdate::news).map(update -> PublishedLog.Row.of(update.rate()));
        Stream<PublishedLog.Row> ofPlaces = corridors.moved().stream()
                .map(place -> PublishedLog.Row.corridorsOf(place.key(), moment.at(), moment.token()));
        Stream<PublishedLog.Row> ofCorridors = corridors.computed().stream()
                .filter(CrossRateUpdate::news)
                .map(update -> PublishedLog.Row.of(update.rate()));
        return Stream.of(ofRates, ofPlaces, ofCorridors).flatMap(rows -> rows).toList();
    }
}
