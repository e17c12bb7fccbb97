package io.usdtaggregator.engine.official;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.AlertService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells staff that the bank's document was not believed. */
@ApplicationScoped
public class OfficialRatesAlert {
    private static final String KEY = "EUR:USD";

    private final AlertService alerts;
    private final LiveSettings settings;

    OfficialRatesAlert(AlertService alerts, LiveSettings settings) {
        this.alerts = alerts;
        this.settings = settings;
    }

    /** @param why in a sentence whose subject is the document */
    Uni<Void> raise(String why) {
        return settings.current()
                .map(current -> alerts.raise(
                        current,
                        List.of(AlertCondition.of(
                                AlertKind.OFFICIAL_RATE, KEY, KEY, "the bank's document was not taken: " + why))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
