package io.usdtaggregator.admin.usage;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** A month's usage as JSON. */
@Path("/api/usage")
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {
    private final StaffUsage usage;

    UsageResource(StaffUsage usage) {
        this.usage = usage;
    }

    /** @param month such as 2026-11; without it this one */
    @GET
    public Uni<UsageOfAll> of(@QueryParam("month") String month) {
        return usage.of(StaffUsage.month(month));
    }
}
