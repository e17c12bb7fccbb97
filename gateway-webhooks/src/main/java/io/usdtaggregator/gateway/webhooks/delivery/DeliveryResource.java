package io.usdtaggregator.gateway.webhooks.delivery;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.gateway.webhooks.subscription.NamedWebhook;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The deliveries of the calling account's webhooks. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
@ErrorExamples({"no_webhook", "webhooks_unavailable"})
public class DeliveryResource {
    private static final int ACCEPTED = 202;
    /** Deliveries go on at any time: what is held is compared, not trusted. */
    private static final Duration ASK_AGAIN = Duration.ZERO;

    private final DeliveryLog log;

    DeliveryResource(DeliveryLog log) {
        this.log = log;
    }

    @POST
    @Path("/{id}/test")
    @Operation(
            operationId = "testWebhook",
            summary = "Send a test",
            description = "Queues a `webhook.test` behind what is pending.")
    @APIResponseSchema(
            value = DeliveryAnswer.class,
            responseCode = "202",
            responseDescription = "The delivery, as it is queued.")
    @APIResponse(responseCode = "404", description = "There is no such webhook, or it belongs to another account.")
    @ErrorExamples({"too_many_pending", "webhook_disabled"})
    public Uni<Response> test(@BeanParam NamedWebhook named, @Context RoutingContext http) {
        Query.none(http);
        return log.test(Caller.of(http).accountId(), named.id()).map(queued -> Answers.fresh(ACCEPTED, queued));
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "listDeliveries",
            summary = "The delivery log of a webhook",
            description =
                    "Newest first. A message is tried until a 2xx answers within 10 s, first after 5 s again, then three times "
                            + "longer each time up to 2 hours, for 24 hours; the next one waits behind it. Finished ones are kept for 30 "
                            + "days.")
    @SharedParameters({"Page", "PageSize"})
    @APIResponseSchema(value = DeliveryAnswer.Logged.class, responseDescription = "The answer.")
    @APIResponse(responseCode = "404", description = "There is no such webhook, or it belongs to another account.")
    @ErrorExamples({"page_malformed"})
    public Uni<Response> deliveries(@BeanParam NamedWebhook named, @Context RoutingContext http) {
        return log.page(Caller.of(http).accountId(), named.id(), Page.only(http))
                .map(listed -> Answers.cached(http, listed, ASK_AGAIN));
    }

    @POST
    @Path("/{id}/deliveries/{n}/replay")
    @Operation(
            operationId = "replayDelivery",
            summary = "Deliver again",
            description =
                    "A finished one is queued again, with its own `webhook-id` and a new number; a pending one is tried now, "
                            + "in its order.")
    @Parameter(
            name = "n",
            in = ParameterIn.PATH,
            required = true,
            description = "The number of the delivery.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1"))
    @APIResponseSchema(
            value = DeliveryAnswer.class,
            responseCode = "202",
            responseDescription = "The delivery, as it is queued.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such delivery, or its webhook belongs to another account.")
    @ErrorExamples({"no_delivery", "too_many_pending", "webhook_disabled"})
    public Uni<Response> replay(
            @BeanParam NamedWebhook named, @PathParam("n") String number, @Context RoutingContext http) {
        Query.none(http);
        return log.replay(Caller.of(http).accountId(), named.id(), number)
                .map(queued -> Answers.fresh(ACCEPTED, queued));
    }
}
