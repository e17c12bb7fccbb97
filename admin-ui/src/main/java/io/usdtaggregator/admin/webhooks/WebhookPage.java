package io.usdtaggregator.admin.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.navigation.PageNumber;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookLog;
import io.usdtaggregator.base.problem.Problem;
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
    private final Pages pages;
    private final GatewayWebhooks webhooks;
    private final Integrators integrators;
    private final SettingsVersions settings;
    private final DeliveryReplay replay;

    WebhookPage(
            Pages pages,
            GatewayWebhooks webhooks,
            Integrators integrators,
            SettingsVersions settings,
            DeliveryReplay replay) {
        this.pages = pages;
        this.webhooks = webhooks;
        this.integrators = integrators;
        this.settings = settings;
        this.replay = replay;
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
        return Uni.createFrom()
                .deferred(() -> replay(id, number(form)))
                .map(queued ->
                        pages.done("/webhooks/" + id, Notice.Kind.DELIVERY_REPLAYED, String.valueOf(queued.number())))
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() == 422)
                .recoverWithUni(failure -> page(pages.telling((HttpProblem) failure), id, 1)
                        .map(page -> pages.page(((HttpProblem) failure).getStatusCode(), page)));
    }

    private Uni<WebhookDelivery> replay(UUID id, long number) {
        String who = pages.username();
        return webhooks.log(id, 1).chain(log -> replay.replay(who, log.webhook(), number));
    }

    private static long number(MultivaluedMap<String, String> form) {
        try {
            return Long.parseLong(String.valueOf(form.getFirst("number")));
        } catch (NumberFormatException none) {
            throw Problem.notFound("not_found", "There is no delivery of this number.");
        }
    }

    private Uni<TemplateInstance> page(Frame frame, UUID id, int page) {
        String language = pages.locale().getLanguage();
        return webhooks.log(id, page).chain(log -> integrators.all().chain(accounts -> settings.read()
                .map(inForce -> Templates.webhook(
                        frame, WebhookRow.of(log.webhook(), accounts, inForce, language), Deliveries.of(log)))));
    }
}
