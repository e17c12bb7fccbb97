package io.usdtaggregator.admin.alerts;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.staff.StaffIdentity;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertList;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The alerts as JSON. */
@Path("/api/alerts")
public class AlertsResource {
    private final EngineAlerts alerts;
    private final StaffIdentity identity;

    AlertsResource(EngineAlerts alerts, StaffIdentity identity) {
        this.alerts = alerts;
        this.identity = identity;
    }

    @GET
    public Uni<AlertList> newest() {
        return alerts.newest();
    }

    @POST
    @Path("/{id}/acknowledge")
    public Uni<Alert> acknowledge(@PathParam("id") String id) {
        return alerts.acknowledge(id, identity.username());
    }
}
