package io.usdtaggregator.gateway.webhooks.delivery;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookList;
import io.usdtaggregator.base.internal.webhooks.WebhookLog;
import io.usdtaggregator.base.internal.webhooks.WebhooksApi;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.input.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** The webhooks of all accounts and their deliveries, for staff who answer a customer. */
@InternalApi
@PermitAll
@Path("/internal/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class InternalWebhookResource implements WebhooksApi {
    private static final int WEBHOOKS_A_PAGE = 50;
    private static final int DELIVERIES_A_PAGE = 20;
    private static final int LAST_PAGE = 1_000_000;

    private final WebhooksForStaff webhooks;

    InternalWebhookResource(WebhooksForStaff webhooks) {
        this.webhooks = webhooks;
    }

    @GET
    @Override
    public Uni<WebhookList> webhooks(@QueryParam("account") String account, @QueryParam("page") Integer page) {
        return webhooks.list(Optional.ofNullable(account), page(page, WEBHOOKS_A_PAGE));
    }

    @GET
    @Path("/{id}")
    @Override
    public Uni<WebhookLog> deliveries(@PathParam("id") UUID id, @QueryParam("page") Integer page) {
        return webhooks.log(id, page(page, DELIVERIES_A_PAGE));
    }

    @POST
    @Path("/{id}/deliveries/{number}/replay")
    @Override
    public Uni<WebhookDelivery> replay(@PathParam("id") UUID id, @PathParam("number") String number) {
        return webhooks.replay(id, number);
    }

    private static Page page(Integer asked, int size) {
        int number = asked == null ? 1 : asked;
        if (number < 1 || number > LAST_PAGE) {
            throw Problem.invalid(FieldError.of("page", "out_of_range", "a page from 1 to " + LAST_PAGE));
        }
        return new Page(number, size);
    }
}
