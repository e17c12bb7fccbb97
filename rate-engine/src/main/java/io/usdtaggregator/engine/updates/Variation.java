package io.usdtaggregator.engine.updates;

import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.model.settings.AlertSettings;
import java.math.BigDecimal;
import java.util.Optional;

/** A figure that moved by more than the threshold; critical from the hold-back limit on (docs/domain.md 8). Pure. */
record Variation(AlertSettings limits) {

    /** What staff's change of settings moved: an entry under the version of the settings, and no alert. */
    Optional<AlertCondition> byStaff(long settingsVersion, String key, FigureMove shown, String message) {
        return shown.isBeyond(limits.variationPercent())
                ? Optional.of(AlertCondition.of(
                                AlertKind.SETTINGS_CHANGE,
                                AlertCondition.causeOfSettings(settingsVersion),
                                key,
                                message)
                        .withMove(shown))
                : Optional.empty();
    }

    /**
     * @param comparable the figure before, under the rules of now: only what moved against it counts
     * @param shown the figures as they were published
     */
    Optional<AlertCondition> of(String cause, String key, BigDecimal comparable, FigureMove shown, String message) {
        FigureMove moved = new FigureMove(comparable, shown.after());
        AlertSeverity severity =
                moved.isBeyond(limits.holdBackPercent()) ? AlertSeverity.CRITICAL : AlertKind.VARIATION.severity();
        return moved.isBeyond(limits.variationPercent())
                ? Optional.of(new AlertCondition(AlertKind.VARIATION, severity, cause, key, message, shown))
                : Optional.empty();
    }
}
