package io.usdtaggregator.admin.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookLog;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** What was sent to one webhook and what became of it; staff send a delivery again. */
@Path("/webhooks/{id}")
public class WebhookPage {
    private static final String NO_REASON = "-";

    private final Pages pages;
    private final GatewayWebhooks webhooks;
    private final Integrators integrators;
    private final SettingsVersions settings;
    private final AuditLog audit;

    WebhookPage(
            Pages pages, GatewayWebhooks webhooks, Integrators integrators, SettingsVersions settings, AuditLog audit) {
        this.pages = pages;
        this.webhooks = webhooks;
        this.integrators = integrators;
        this.settings = settings;
        this.audit = audit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance webhook(Frame frame, WebhookRow row, Deliveries deliveries);

        private Templates() {}
    }

    /** One page of deliveries. */
    record Deliveries(WebhookLog log, List<DeliveryRow> rows) {
        static Deliveries of(WebhookLog log) {
            return new Deliveries(
                    log, log.deliveries().stream().map(DeliveryRow::of).toList());
        }

        public boolean hasMore() {
            return (long) log.page() * log.pageSize() < log.count();
        }
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("id") UUID id, @QueryParam("page") String page) {
        return page(pages.frame(), id, PageNumber.of(page)).map(pages::inLanguage);
    }

    /** A delivery again, as its integrator may: queued under a new number, or tried now where it waits. */
    @POST
    @Path("/replay")
    public Uni<Response> replay(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        String number = String.valueOf(form.getFirst("number"));
        return webhooks.log(id, 1)
                .chain(log -> webhooks.replay(id, number).call(queued -> noted(log, number, queued)))
                .map(queued ->
                        pages.done("/webhooks/" + id, Notice.Kind.DELIVERY_REPLAYED, String.valueOf(queued.number())))
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() == 422)
                .recoverWithUni(failure -> page(pages.telling((HttpProblem) failure), id, 1)
                        .map(page -> pages.page(((HttpProblem) failure).getStatusCode(), page)));
    }

    private Uni<Void> noted(WebhookLog log, String number, WebhookDelivery queued) {
        return audit.addAlone(
                pages.username(),
                "delivery replayed",
                "webhooks:" + log.webhook().accountId(),
                NO_REASON,
                new JsonObject()
                        .put("webhook", log.webhook().id().toString())
                        .put("delivery", number)
                        .put("queued_as", queued.number())
                        .put("message_id", queued.messageId()));
    }

    private Uni<TemplateInstance> page(Frame frame, UUID id, int page) {
        String language = pages.locale().getLanguage();
        return webhooks.log(id, page).chain(log -> integrators.all().chain(accounts -> settings.read()
                .map(inForce -> Templates.webhook(
                        frame, WebhookRow.of(log.webhook(), accounts, inForce, language), Deliveries.of(log)))));
    }
}
