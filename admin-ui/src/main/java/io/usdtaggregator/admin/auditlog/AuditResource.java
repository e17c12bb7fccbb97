package io.usdtaggregator.admin.auditlog;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** The newest entries of the audit log, as JSON. */
@Path("/api/audit")
public class AuditResource {
    private static final int MOST = 200;

    private final AuditLog audit;

    AuditResource(AuditLog audit) {
        this.audit = audit;
    }

    /** @param detail JSON as a text: its shape depends on {@code what} */
    public record Entry(Instant at, String who, String what, String reason, String detail) {
        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.at(),
                    entry.who(),
                    entry.what(),
                    entry.reason(),
                    entry.detail().encode());
        }
    }

    @GET
    public Uni<List<Entry>> newest() {
        return audit.newest(MOST).map(found -> found.stream().map(Entry::of).toList());
    }
}
