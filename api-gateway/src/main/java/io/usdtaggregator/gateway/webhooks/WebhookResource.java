package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.access.Caller;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Page;
import io.usdtaggregator.gateway.http.Query;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The webhooks of the calling account. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    /** Deliveries go on at any time: what is held is compared, not trusted. */
    private static final Duration ASK_AGAIN = Duration.ZERO;

    private final WebhookDesk desk;

    WebhookResource(WebhookDesk desk) {
        this.desk = desk;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte[] body, @Context RoutingContext http) {
        return desk.create(only(http), body).map(webhook -> Response.fromResponse(Answers.fresh(CREATED, webhook))
                .header("Location", "/api/v1/webhooks/" + webhook.id())
                .build());
    }

    @GET
    public Uni<Response> list(@Context RoutingContext http) {
        return desk.list(account(http), page(http)).map(listed -> Answers.cached(http, listed, ASK_AGAIN));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> find(@PathParam("id") String id, @Context RoutingContext http) {
        return desk.find(only(http), id).map(webhook -> Answers.cached(http, webhook, ASK_AGAIN));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String id, @Context RoutingContext http) {
        return desk.delete(only(http), id)
                .map(gone ->
                        Response.noContent().header("Cache-Control", "no-store").build());
    }

    @POST
    @Path("/{id}/secret")
    public Uni<Response> replaceSecret(@PathParam("id") String id, @Context RoutingContext http) {
        return desk.replaceSecret(only(http), id).map(secret -> Answers.fresh(200, secret));
    }

    @POST
    @Path("/{id}/test")
    public Uni<Response> test(@PathParam("id") String id, @Context RoutingContext http) {
        return desk.test(only(http), id).map(queued -> Answers.fresh(ACCEPTED, queued));
    }

    @GET
    @Path("/{id}/deliveries")
    public Uni<Response> deliveries(@PathParam("id") String id, @Context RoutingContext http) {
        return desk.deliveries(account(http), id, page(http)).map(listed -> Answers.cached(http, listed, ASK_AGAIN));
    }

    @POST
    @Path("/{id}/deliveries/{n}/replay")
    public Uni<Response> replay(
            @PathParam("id") String id, @PathParam("n") String number, @Context RoutingContext http) {
        return desk.replay(only(http), id, number).map(queued -> Answers.fresh(ACCEPTED, queued));
    }

    /** Who calls, where the call has no parameters. */
    private static String only(RoutingContext http) {
        Query.none(http);
        return account(http);
    }

    private static String account(RoutingContext http) {
        return Caller.of(http).accountId();
    }

    private static Page page(RoutingContext http) {
        Query query = Query.of(http);
        Page page = Page.of(query);
        query.check();
        return page;
    }
}
