package io.usdtaggregator.admin.usage;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** A month's usage of all integrators as a file for a spreadsheet. */
@Path("/usage.csv")
public class UsageFile {
    private final StaffUsage usage;

    UsageFile(StaffUsage usage) {
        this.usage = usage;
    }

    /** @param month such as 2026-11; without it this one */
    @GET
    @Produces("text/csv;charset=UTF-8")
    public Uni<Response> csv(@QueryParam("month") String month) {
        return usage.of(StaffUsage.month(month)).map(found -> Response.ok(UsageCsv.of(found))
                .header("Content-Disposition", "attachment; filename=\"usage-" + found.month() + ".csv\"")
                .build());
    }
}
