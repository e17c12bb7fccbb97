package io.usdtaggregator.admin.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The newest entries of the audit log, as JSON. */
@Path("/api/audit")
public class AuditResource {
    private static final int MOST = 200;

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    public Uni<List<Audit.Entry>> newest() {
        return audit.newest(MOST);
    }
}
