package io.usdtaggregator.admin.refresh;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.staff.StaffIdentity;
import io.usdtaggregator.base.redis.RefreshRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Refresh now, as JSON. */
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
    public Uni<RefreshRequest> now() {
        return refresh.request(identity.username());
    }
}
