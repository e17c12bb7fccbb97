package io.usdtaggregator.engine.rates;

import io.opentelemetry.api.trace.Span;
import io.usdtaggregator.engine.alerts.AlertService;
import io.usdtaggregator.engine.history.write.HistoryRecorder;
import io.usdtaggregator.engine.rates.CorridorRates.CorridorUpdates;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Logs and has recorded what was published, and tells staff what they should know of it; computations do not wait for either. */
@ApplicationScoped
public class PublicationFollowUp {
    private final HistoryRecorder recorder;
    private final AlertService alerts;

    public PublicationFollowUp(HistoryRecorder recorder, AlertService alerts) {
        this.recorder = recorder;
        this.alerts = alerts;
    }

    void of(Settings settings, List<PlaceUpdate> places, CorridorUpdates corridors, Span trace) {
        RateLog.published(places, trace);
        recorder.begin();
        alerts.tell(
                settings,
                Stream.concat(
                                places.stream().flatMap(place -> place.alerts().stream()),
                                corridors.computed().stream().flatMap(update -> update.alerts().stream()))
                        .toList());
    }
}
