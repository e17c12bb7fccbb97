package io.usdtaggregator.admin.auditlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** One entry of the audit log with all that it changed; a change of the settings can be taken back here. */
@Path("/audit/{id:\\d{1,18}}")
public class AuditEntryPage {
    private final SettingsForms forms;
    private final AuditLog audit;

    AuditEntryPage(SettingsForms forms, AuditLog audit) {
        this.forms = forms;
        this.audit = audit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance entry(Frame frame, Settings settings, AuditRow row);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("id") long id) {
        return entry(id).chain(entry -> forms.show((frame, settings) -> page(frame, settings, entry)));
    }

    /** A new change that makes what this one changed what it was before; with a preview, as any change. */
    @POST
    @Path("/revert")
    public Uni<Response> revert(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return entry(id)
                .chain(entry -> forms.submit(
                        "/audit/" + id + "/revert",
                        form,
                        tree -> revert(tree, entry, form),
                        (frame, settings) -> page(frame, settings, entry)));
    }

    private static void revert(ObjectNode tree, AuditEntry entry, MultivaluedMap<String, String> form) {
        if (FormText.orNull(form, "reason") == null) {
            throw Problem.invalid(FieldError.of("reason", "missing", "why it is taken back"));
        }
        Reversal.Outcome outcome =
                Reversal.of((ObjectNode) json(tree.toString()), state(entry, "before"), state(entry, "after"));
        if (!outcome.touched().isEmpty()) {
            throw Problem.conflict(
                    "changed_since", "Changed again since, so not taken back: " + String.join(", ", outcome.touched()));
        }
        tree.setAll((ObjectNode) outcome.settings());
    }

    private static JsonNode state(AuditEntry entry, String which) {
        return json(entry.detail().getJsonObject(which, new JsonObject()).encode());
    }

    private static JsonNode json(String text) {
        try {
            return MarketJson.mapper().readTree(text);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("what was written as JSON can be read", never);
        }
    }

    private static TemplateInstance page(Frame frame, Settings settings, AuditEntry entry) {
        return Templates.entry(frame, settings, AuditRow.whole(entry));
    }

    private Uni<AuditEntry> entry(long id) {
        return audit.entry(id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("not_found", "This entry does not exist.")));
    }
}
