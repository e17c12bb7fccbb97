package io.usdtaggregator.admin.auditlog;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Who did what, when and why: newest first. */
@Path("/audit")
public class AuditPage {
    private static final int SHOWN = 100;

    private final Pages pages;
    private final AuditLog audit;

    AuditPage(Pages pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance audit(Frame frame, List<AuditEntry> entries);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return audit.newest(SHOWN).map(entries -> pages.inLanguage(Templates.audit(pages.frame(), entries)));
    }
}
