package io.usdtaggregator.admin.auditlog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.alerts.SettingsMoves;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.audit.StateChange;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** One entry of the audit log with all that it changed; a change can be taken back here. */
@Path("/audit/{id:\\d{1,18}}")
public class AuditEntryPage {
    private static final int MOST_LATER = 200;

    private final Pages pages;
    private final SettingsForms forms;
    private final AuditLog audit;
    private final AuditThings things;
    private final ThingReversal reversal;
    private final SettingsMoves moves;
    private final SettingsVersions settings;

    AuditEntryPage(
            Pages pages,
            SettingsForms forms,
            AuditLog audit,
            AuditThings things,
            ThingReversal reversal,
            SettingsMoves moves,
            SettingsVersions settings) {
        this.pages = pages;
        this.forms = forms;
        this.audit = audit;
        this.things = things;
        this.reversal = reversal;
        this.moves = moves;
        this.settings = settings;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance entry(Frame frame, Shown shown, Revert revert);

        private Templates() {}
    }

    /**
     * @param since which of its fields were changed again, by whom
     * @param moves the rates that it moved
     */
    public record Shown(AuditRow row, List<LaterChange> since, SettingsMoves.Moves moves) {}

    /**
     * How the change can be taken back.
     *
     * @param offered there is something to take back, and the reader may
     * @param isPreviewed its effect on rates is shown before it is saved; else {@code change} is all that it does
     * @param version of the thing as it is now
     */
    public record Revert(boolean offered, boolean isPreviewed, long version, StateChange change) {
        static final Revert NOT_OFFERED = new Revert(false, false, 0, StateChange.UNKNOWN);
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("id") long id) {
        return shown(id).chain(shown -> page(shown, pages.frame())).map(pages::inLanguage);
    }

    /** The preview stands at the address of its form; loaded again, it leads to the entry. */
    @GET
    @Path("/revert")
    public Uni<Response> entryOfForm(@PathParam("id") long id) {
        return Uni.createFrom()
                .item(Response.seeOther(URI.create("/audit/" + id)).build());
    }

    /** A new change that makes what this one changed what it was before. */
    @POST
    @Path("/revert")
    public Uni<Response> revert(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return shown(id)
                .chain(shown -> isOfSettings(shown)
                        ? forms.submit(
                                "/audit/" + id + "/revert",
                                form,
                                tree -> revert(tree, shown.row().entry(), form),
                                (frame, settings) -> Templates.entry(
                                        frame, shown, new Revert(true, true, settings.version(), StateChange.UNKNOWN)))
                        : revertThing(shown, form));
    }

    private Uni<Response> revertThing(Shown shown, MultivaluedMap<String, String> form) {
        return Uni.createFrom()
                .deferred(() -> {
                    if (!pages.mayManage()) {
                        throw Problem.forbidden("forbidden", "Only admins change integrators, keys and staff.");
                    }
                    return reversal.takeBack(
                            shown.row().entry(),
                            pages.username(),
                            reason(form),
                            FormText.whole(form, "of_version", 0, Long.MAX_VALUE, pages.locale()));
                })
                .map(done -> pages.done("/audit", Notice.Kind.TAKEN_BACK, ""))
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() < 500)
                .recoverWithUni(failure -> {
                    HttpProblem refusal = (HttpProblem) failure;
                    return page(shown, pages.telling(refusal, form))
                            .map(page -> pages.page(refusal.getStatusCode(), page));
                });
    }

    private static void revert(ObjectNode tree, AuditEntry entry, MultivaluedMap<String, String> form) {
        reason(form);
        Reversal.Outcome outcome =
                Reversal.of(AuditStates.tree(tree.toString()), AuditStates.before(entry), AuditStates.after(entry));
        if (!outcome.touched().isEmpty()) {
            throw ThingReversal.changedSince(outcome.touched());
        }
        tree.setAll((ObjectNode) outcome.settings());
    }

    private static String reason(MultivaluedMap<String, String> form) {
        String reason = FormText.orNull(form, "reason");
        if (reason == null) {
            throw Problem.invalid(FieldError.of("reason", "missing", "why it is taken back"));
        }
        return reason;
    }

    private Uni<TemplateInstance> page(Shown shown, Frame frame) {
        if (isOfSettings(shown)) {
            boolean offered = frame.may("/audit") && !shown.row().changes().isEmpty();
            return forms.version()
                    .map(version ->
                            Templates.entry(frame, shown, new Revert(offered, true, version, StateChange.UNKNOWN)));
        }
        if (!reversal.isFor(shown.row().entry()) || !pages.mayManage()) {
            return Uni.createFrom().item(Templates.entry(frame, shown, Revert.NOT_OFFERED));
        }
        return reversal.preview(shown.row().entry())
                .map(preview -> Templates.entry(
                        frame,
                        shown,
                        preview.map(would -> new Revert(true, false, would.version(), would.change()))
                                .orElse(Revert.NOT_OFFERED)));
    }

    private static boolean isOfSettings(Shown shown) {
        return isOfSettings(shown.row().entry());
    }

    private static boolean isOfSettings(AuditEntry entry) {
        return entry.what().equals(AuditLog.SETTINGS);
    }

    private Uni<Shown> shown(long id) {
        return audit.entry(id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("not_found", "This entry does not exist.")))
                .chain(entry -> things.names()
                        .chain(names -> audit.later(entry, MOST_LATER).chain(later -> movedBy(entry)
                                .map(moved -> new Shown(
                                        AuditRow.whole(entry, names), LaterChange.of(entry, later), moved)))));
    }

    private Uni<SettingsMoves.Moves> movedBy(AuditEntry entry) {
        long version = AuditStates.after(entry).path("version").asLong();
        return isOfSettings(entry) && version > 0
                ? settings.read()
                        .chain(inForce ->
                                moves.of(version, inForce, pages.locale().getLanguage()))
                : Uni.createFrom().item(SettingsMoves.Moves.NOT_ASKED);
    }
}
