package io.usdtaggregator.engine.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import java.util.Optional;

/**
 * Something that calls for an alert, of one market, corridor or platform.
 *
 * @param cause what makes it one alert with others of its kind: {@code GHS up}, {@code binance}
 * @param key the market, corridor or platform
 * @param message what happened, in a sentence
 * @param move the figure that moved; {@code null} where none did
 */
public record AlertCondition(
        AlertKind kind,
        AlertSeverity severity,
        String cause,
        String key,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) FigureMove move) {

    /** The cause of all that one version of the settings moves. */
    public static String causeOfSettings(long version) {
        return "settings " + version;
    }

    /** Without a figure, as urgent as its kind. */
    public static AlertCondition of(AlertKind kind, String cause, String key, String message) {
        return new AlertCondition(kind, kind.severity(), cause, key, message, null);
    }

    public AlertCondition withMove(FigureMove moved) {
        return new AlertCondition(kind, severity, cause, key, message, moved);
    }

    public AlertCondition withSeverity(AlertSeverity other) {
        return new AlertCondition(kind, other, cause, key, message, move);
    }

    Optional<FigureMove> optionalMove() {
        return Optional.ofNullable(move);
    }

    AlertChange toChange() {
        return optionalMove()
                .map(moved -> new AlertChange(key, moved.before(), moved.after(), moved.shownPercent(), message))
                .orElseGet(() -> new AlertChange(key, null, null, null, message));
    }
}
