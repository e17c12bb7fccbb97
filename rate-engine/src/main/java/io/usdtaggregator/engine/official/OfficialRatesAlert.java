package io.usdtaggregator.engine.official;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.engine.alerting.AlertDesk;
import io.usdtaggregator.engine.alerting.Concern;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells staff that the bank's document was not believed. */
@ApplicationScoped
public class OfficialRatesAlert {
    private static final String KEY = "EUR:USD";

    private final AlertDesk alerts;
    private final LiveSettings settings;

    OfficialRatesAlert(AlertDesk alerts, LiveSettings settings) {
        this.alerts = alerts;
        this.settings = settings;
    }

    /** @param why in a sentence whose subject is the document */
    Uni<Void> raise(String why) {
        return settings.current()
                .map(current -> alerts.raise(
                        current,
                        List.of(new Concern(
                                Concern.Kind.OFFICIAL_RATE, KEY, "the bank's document was not taken: " + why))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
