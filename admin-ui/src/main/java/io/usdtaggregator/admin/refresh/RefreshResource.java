package io.usdtaggregator.admin.refresh;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.staff.StaffIdentity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Refresh now, as JSON: the answer says which platforms are not read, and why. */
@Path("/api/refresh")
public class RefreshResource {
    private final RefreshNow refresh;
    private final StaffIdentity identity;

    RefreshResource(RefreshNow refresh, StaffIdentity identity) {
        this.refresh = refresh;
        this.identity = identity;
    }

    @POST
    @ResponseStatus(202)
    public Uni<StartedRefresh> now() {
        return refresh.request(identity.username());
    }
}
