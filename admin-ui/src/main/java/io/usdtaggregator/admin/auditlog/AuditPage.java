package io.usdtaggregator.admin.auditlog;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Who did what, when and why: newest first, by person, kind, thing and time. */
@Path("/audit")
public class AuditPage {
    private static final int SHOWN = 50;
    /** What entries are of, as they are kept. */
    private static final List<String> KINDS = List.of(
            "settings",
            "change proposed",
            "change approved",
            "change refused",
            "change withdrawn",
            "refresh",
            "alerts acknowledged",
            "account made",
            "account changed",
            "key made",
            "key changed",
            "key revoked",
            "staff made",
            "staff changed",
            "password changed",
            "reset link made",
            "password reset",
            "two-step on",
            "two-step off",
            "recovery code used",
            "sessions ended",
            "delivery replay asked",
            "delivery replayed",
            "delivery replay failed");

    private final Pages pages;
    private final AuditLog audit;
    private final AuditThings things;

    AuditPage(Pages pages, AuditLog audit, AuditThings things) {
        this.pages = pages;
        this.audit = audit;
        this.things = things;
    }

    @CheckedTemplate
    static class Templates {
        /** @param more whether there are older entries than those shown */
        static native TemplateInstance audit(
                Frame frame, AuditFilter filter, List<String> kinds, List<AuditRow> rows, boolean more);

        private Templates() {}
    }

    @GET
    public Uni<Response> show(@BeanParam AuditFilter filter) {
        try {
            filter.check();
        } catch (HttpProblem wrong) {
            return Uni.createFrom().item(page(wrong.getStatusCode(), pages.telling(wrong), filter, List.of()));
        }
        return things.names().chain(names -> audit.find(filter.query(names, pages.zone()), SHOWN)
                .map(entries -> {
                    List<AuditRow> rows = entries.stream()
                            .map(entry -> AuditRow.of(entry, names))
                            .toList();
                    return page(200, pages.frame(), filter, rows);
                }));
    }

    private Response page(int status, Frame frame, AuditFilter filter, List<AuditRow> rows) {
        return pages.page(status, Templates.audit(frame, filter, KINDS, rows, rows.size() == SHOWN));
    }
}
