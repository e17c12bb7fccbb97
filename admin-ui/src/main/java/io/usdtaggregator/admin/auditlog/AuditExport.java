package io.usdtaggregator.admin.auditlog;

import io.smallrye.mutiny.Multi;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.audit.AuditQuery;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.staff.StaffIdentity;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.RestMulti;

/** The entries that a filter finds, as a file for a spreadsheet: read and sent part by part, newest first. */
@Path("/audit.csv")
public class AuditExport {
    private static final int AT_ONCE = 200;

    private final AuditLog audit;
    private final AuditThings things;
    private final StaffIdentity identity;
    private final Pages pages;

    AuditExport(AuditLog audit, AuditThings things, StaffIdentity identity, Pages pages) {
        this.identity = identity;
        this.pages = pages;
        this.audit = audit;
        this.things = things;
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    public Multi<byte[]> csv(@BeanParam AuditFilter filter) {
        filter.check();
        ZoneId zone = identity.zone();
        Frame reader = pages.frame();
        Multi<byte[]> lines = things.names().onItem().transformToMulti(names -> parts(filter.query(names, zone))
                .map(entries -> AuditCsv.lines(entries.stream().map(entry -> AuditRow.whole(entry, names)), reader)));
        return RestMulti.fromMultiData(Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().item(AuditCsv::header), lines))
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }

    private Multi<List<AuditEntry>> parts(AuditQuery wanted) {
        AtomicLong last = new AtomicLong(wanted.olderThan() == null ? Long.MAX_VALUE : wanted.olderThan());
        return Multi.createBy()
                .repeating()
                .uni(() -> audit.find(wanted.before(last.get()), AT_ONCE).invoke(found -> {
                    if (!found.isEmpty()) {
                        last.set(found.get(found.size() - 1).id());
                    }
                }))
                .until(List::isEmpty);
    }
}
