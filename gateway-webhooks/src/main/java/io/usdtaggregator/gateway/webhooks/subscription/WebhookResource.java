package io.usdtaggregator.gateway.webhooks.subscription;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The webhooks of the calling account. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
@ErrorExamples({"webhooks_unavailable"})
public class WebhookResource {
    private static final int CREATED = 201;
    /** Deliveries go on at any time: what is held is compared, not trusted. */
    private static final Duration ASK_AGAIN = Duration.ZERO;

    private final WebhookService webhooks;

    WebhookResource(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebhook",
            summary = "Be told of rates or alerts",
            description =
                    "The answer shows the `secret` this once. The first `rate.changed` carries the rate as it is; what"
                            + " follows is counted from what was told last. The target is https to a host of the public"
                            + " Internet; its name is resolved and checked again before each attempt. The sandbox also"
                            + " sends to this machine.")
    @APIResponseSchema(
            value = WebhookAnswer.Created.class,
            responseCode = "201",
            responseDescription = "The webhook, with its secret.")
    @ErrorExamples({
        "url_not_https",
        "url_not_public",
        "url_unresolvable",
        "url_malformed",
        "event_not_allowed",
        "market_required",
        "market_or_corridor",
        "deviation_required",
        "body_not_json",
        "too_many_webhooks"
    })
    public Uni<Response> create(@Valid WebhookRequest request, @Context RoutingContext http) {
        Query.none(http);
        return webhooks.create(Caller.of(http).accountId(), request).map(created -> Response.fromResponse(
                        Answers.fresh(CREATED, created))
                .header("Location", "/api/v1/webhooks/" + created.webhook().id())
                .build());
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "The webhooks of this account", description = "Oldest first.")
    @SharedParameters({"Page", "PageSize"})
    @APIResponseSchema(value = WebhookAnswer.Listed.class, responseDescription = "The answer.")
    @ErrorExamples({"page_malformed"})
    public Uni<Response> list(@Context RoutingContext http) {
        return webhooks.list(Caller.of(http).accountId(), Page.only(http))
                .map(listed -> Answers.cached(http, listed, ASK_AGAIN));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getWebhook",
            summary = "A webhook",
            description = "Only the account that made it finds it.")
    @APIResponseSchema(value = WebhookAnswer.class, responseDescription = "The answer.")
    @APIResponse(responseCode = "404", description = "There is no such webhook, or it belongs to another account.")
    @ErrorExamples({"no_webhook"})
    public Uni<Response> find(@BeanParam NamedWebhook named, @Context RoutingContext http) {
        Query.none(http);
        return webhooks.find(Caller.of(http).accountId(), named.id())
                .map(webhook -> Answers.cached(http, webhook, ASK_AGAIN));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteWebhook",
            summary = "End a webhook",
            description = "Its deliveries go with it; one that is under way may still arrive.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "404", description = "There is no such webhook, or it belongs to another account.")
    @ErrorExamples({"no_webhook"})
    public Uni<Response> delete(@BeanParam NamedWebhook named, @Context RoutingContext http) {
        Query.none(http);
        return webhooks.delete(Caller.of(http).accountId(), named.id())
                .map(gone ->
                        Response.noContent().header("Cache-Control", "no-store").build());
    }

    @POST
    @Path("/{id}/secret")
    @Operation(
            operationId = "replaceWebhookSecret",
            summary = "Replace the secret",
            description =
                    "The answer shows the new `secret` this once. Until `previous_valid_until` each message carries"
                            + " two signatures, separated by a space: the first of the new secret, the other of the one"
                            + " before, which a receiver may use until then. Asked again meanwhile, the one before that"
                            + " signs no more.")
    @APIResponseSchema(value = WebhookAnswer.ReplacedSecret.class, responseDescription = "The new secret.")
    @APIResponse(responseCode = "404", description = "There is no such webhook, or it belongs to another account.")
    @ErrorExamples({"no_webhook"})
    public Uni<Response> replaceSecret(@BeanParam NamedWebhook named, @Context RoutingContext http) {
        Query.none(http);
        return webhooks.replaceSecret(Caller.of(http).accountId(), named.id())
                .map(secret -> Answers.fresh(200, secret));
    }
}
