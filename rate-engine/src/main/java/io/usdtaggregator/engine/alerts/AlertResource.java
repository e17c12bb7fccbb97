package io.usdtaggregator.engine.alerts;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.Acknowledgement;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertList;
import io.usdtaggregator.base.internal.alerts.AlertPage;
import io.usdtaggregator.base.internal.alerts.AlertsApi;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** The newest alerts, and who has acknowledged them. */
public class AlertResource implements AlertsApi {
    private static final int SHOWN = 200;

    private final AlertStore store;

    public AlertResource(AlertStore store) {
        this.store = store;
    }

    @Override
    public Uni<AlertList> newest() {
        return store.newest(SHOWN).map(AlertList::new);
    }

    @Override
    public Uni<AlertList> movedBySettings(long version) {
        return store.movedBySettings(version, SHOWN).map(AlertList::new);
    }

    @Override
    public Uni<AlertPage> stored(String since, String after) {
        return store.storedAfter(instant(since), after == null ? "" : after, SHOWN)
                .map(alerts -> new AlertPage(alerts, alerts.size() == SHOWN));
    }

    @Override
    public Uni<Alert> acknowledge(String id, Acknowledgement acknowledgement) {
        if (acknowledgement == null
                || acknowledgement.by() == null
                || acknowledgement.by().isBlank()) {
            throw Problem.invalid(FieldError.missing("by", List.of()));
        }
        return store.acknowledge(id, acknowledgement.by())
                .map(found -> found.orElseThrow(() -> Problem.notFound("not_found", "There is no such alert")));
    }

    private static Instant instant(String since) {
        try {
            return Instant.parse(since == null ? "" : since);
        } catch (DateTimeException other) {
            throw Problem.invalid(
                    FieldError.of("since", "malformed", "since must be an instant such as 2026-11-26T12:00:00Z"));
        }
    }
}
