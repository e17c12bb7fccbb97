package io.usdtaggregator.admin.alerts;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.base.internal.alerts.Alert;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What staff should know of, newest first, and who has seen it. */
@Path("/alerts")
public class AlertsPage {
    private final Pages pages;
    private final EngineAlerts alerts;

    AlertsPage(Pages pages, EngineAlerts alerts) {
        this.pages = pages;
        this.alerts = alerts;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance alerts(Frame frame, List<Alert> alerts, boolean reached);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return page(pages.frame());
    }

    /**
     * One alert, by its own button, or all that are selected. An alert that is not there leaves the others on the page,
     * and a sentence.
     */
    @POST
    public Uni<Response> acknowledge(MultivaluedMap<String, String> form) {
        List<String> ids = form.getOrDefault("only", form.getOrDefault("id", List.of()));
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> alerts.acknowledge(id, pages.username()))
                .collect()
                .asList()
                .map(seen -> pages.done("/alerts", Notice.Kind.ALERT_ACKNOWLEDGED, ""))
                .onFailure(HttpProblem.class)
                .recoverWithUni(failure -> {
                    HttpProblem refusal = (HttpProblem) failure;
                    return page(pages.telling(refusal)).map(page -> pages.page(refusal.getStatusCode(), page));
                });
    }

    private Uni<TemplateInstance> page(Frame frame) {
        return alerts.newest()
                .map(found -> page(frame, found.alerts(), true))
                .onFailure(HttpProblem.class)
                .recoverWithItem(() -> page(pages.frame(), List.of(), false));
    }

    private TemplateInstance page(Frame frame, List<Alert> found, boolean reached) {
        return pages.inLanguage(Templates.alerts(frame, found, reached));
    }
}
