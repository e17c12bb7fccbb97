package io.usdtaggregator.admin.alerts;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/** What staff should know of: what is open first, by urgency and cause; then who has seen the rest, and what they wrote. */
@Path("/alerts")
public class AlertsPage {
    private static final int LONGEST_NOTE = 500;

    private final Pages pages;
    private final EngineAlerts alerts;
    private final AcknowledgementNotes notes;
    private final SettingsVersions settings;

    AlertsPage(Pages pages, EngineAlerts alerts, AcknowledgementNotes notes, SettingsVersions settings) {
        this.pages = pages;
        this.alerts = alerts;
        this.notes = notes;
        this.settings = settings;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance alerts(Frame frame, AlertsView view);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show(@QueryParam("severity") String severity, @QueryParam("kind") String kind) {
        return page(pages.frame(), AlertQuery.of(severity, kind));
    }

    /**
     * Those of one cause, by their own button, or all that are selected, with a note. An alert that is not there leaves the
     * others on the page, and a sentence.
     */
    @POST
    public Uni<Response> acknowledge(MultivaluedMap<String, String> form) {
        return Uni.createFrom()
                .deferred(() -> acknowledge(selected(form), note(form)))
                .map(seen -> pages.done("/alerts", Notice.Kind.ALERT_ACKNOWLEDGED, ""))
                .onFailure(HttpProblem.class)
                .recoverWithUni(failure -> refused((HttpProblem) failure, form));
    }

    private Uni<Void> acknowledge(List<String> ids, String note) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> alerts.acknowledge(id, pages.username()))
                .collect()
                .asList()
                .chain(seen -> notes.add(pages.username(), ids, note));
    }

    private static List<String> selected(MultivaluedMap<String, String> form) {
        List<String> ids = form.getOrDefault("only", form.getOrDefault("id", List.of())).stream()
                .flatMap(value -> Stream.of(value.trim().split("\\s+")))
                .filter(id -> !id.isEmpty())
                .toList();
        if (ids.isEmpty()) {
            throw Problem.invalid(FieldError.of("id", "missing", "select the alerts to acknowledge"));
        }
        return ids;
    }

    private static String note(MultivaluedMap<String, String> form) {
        String note = form.getFirst("note") == null ? "" : form.getFirst("note").trim();
        if (note.length() > LONGEST_NOTE) {
            throw Problem.invalid(FieldError.of("note", "too_long", "at most " + LONGEST_NOTE + " characters"));
        }
        return note;
    }

    private Uni<Response> refused(HttpProblem refusal, MultivaluedMap<String, String> form) {
        return page(pages.telling(refusal, form), AlertQuery.of(null, null))
                .map(page -> pages.page(refusal.getStatusCode(), page));
    }

    private Uni<TemplateInstance> page(Frame frame, AlertQuery query) {
        AlertsView.ShownPages shown = new AlertsView.ShownPages(pages.number(), pages.number("seen"));
        return alerts.newest()
                .chain(found -> notes.byAlert().chain(written -> settings.read()
                        .map(inForce ->
                                AlertsView.of(query, found.alerts(), written, shown, inForce, frame.language()))))
                .onFailure(HttpProblem.class)
                .recoverWithItem(() -> AlertsView.unreached(query))
                .map(view -> pages.inLanguage(Templates.alerts(frame, view)));
    }
}
