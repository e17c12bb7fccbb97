package io.usdtaggregator.admin.auditlog;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditChanges;
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
    private static final int FIELDS_SHOWN = 10;

    private final Pages pages;
    private final AuditLog audit;

    AuditPage(Pages pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;
    }

    /**
     * An entry with what it changed.
     *
     * @param more how many changed fields are not among {@code changes}
     */
    public record Row(AuditEntry entry, List<AuditChanges.FieldChange> changes, int more) {
        static Row of(AuditEntry entry) {
            List<AuditChanges.FieldChange> all = AuditChanges.of(entry).stream()
                    .filter(change -> !change.field().equals("version"))
                    .toList();
            return new Row(entry, all.stream().limit(FIELDS_SHOWN).toList(), Math.max(0, all.size() - FIELDS_SHOWN));
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance audit(Frame frame, List<Row> rows);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return audit.newest(SHOWN)
                .map(entries -> pages.inLanguage(Templates.audit(
                        pages.frame(), entries.stream().map(Row::of).toList())));
    }
}
