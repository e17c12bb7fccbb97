package io.usdtaggregator.admin.alerts;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a change of the settings moved by more than the alert threshold, as the rate-engine recorded it (docs/domain.md 8). */
@ApplicationScoped
public class SettingsMoves {
    private final EngineAlerts alerts;

    SettingsMoves(EngineAlerts alerts) {
        this.alerts = alerts;
    }

    /**
     * What one change moved.
     *
     * @param isAsked whether the change was one of settings
     * @param isKnown the engine answered
     */
    public record Moves(boolean isAsked, boolean isKnown, List<AlertRow.Change> changes) {
        public static final Moves NOT_ASKED = new Moves(false, false, List.of());
        private static final Moves UNKNOWN = new Moves(true, false, List.of());
    }

    /**
     * @param version of the settings which the change made
     * @param inForce names the places
     */
    public Uni<Moves> of(long version, Settings inForce, String language) {
        return alerts.movedBySettings(version)
                .map(moved -> new Moves(
                        true,
                        true,
                        moved.alerts().stream()
                                .map(alert -> AlertRow.of(alert, null, inForce, language))
                                .flatMap(row -> row.changes().stream())
                                .toList()))
                .onFailure(HttpProblem.class)
                .recoverWithItem(Moves.UNKNOWN);
    }
}
