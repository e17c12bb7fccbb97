package io.usdtaggregator.admin.alerts;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.alerts.Acknowledgement;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertList;
import io.usdtaggregator.base.internal.alerts.AlertsApi;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The alerts that the rate-engine keeps. */
@ApplicationScoped
public class EngineAlerts {
    private static final String AN_ID = "[0-9A-Za-z]{1,64}";
    private static final int NOT_FOUND = 404;

    private final AlertsApi engine;

    EngineAlerts(@RestClient AlertsApi engine) {
        this.engine = engine;
    }

    /** Newest first; unavailable when the engine does not answer. */
    public Uni<AlertList> newest() {
        return engine.newest().onFailure().transform(EngineAlerts::problem);
    }

    /** What this version of the settings moved by more than the threshold; unavailable when the engine does not answer. */
    public Uni<AlertList> movedBySettings(long version) {
        return engine.movedBySettings(version).onFailure().transform(EngineAlerts::problem);
    }

    /** A second acknowledgement changes nothing. */
    public Uni<Alert> acknowledge(String id, String by) {
        if (id == null || !id.matches(AN_ID)) {
            throw unknown();
        }
        return engine.acknowledge(id, new Acknowledgement(by)).onFailure().transform(EngineAlerts::problem);
    }

    private static HttpProblem problem(Throwable failure) {
        return failure instanceof RefusedCall refused && refused.status() == NOT_FOUND
                ? unknown()
                : Problem.unavailable(
                        "unavailable",
                        "The rate-engine cannot be reached: its alerts cannot be shown.",
                        Duration.ofSeconds(2));
    }

    private static HttpProblem unknown() {
        return Problem.notFound("not_found", "This alert does not exist.");
    }
}
