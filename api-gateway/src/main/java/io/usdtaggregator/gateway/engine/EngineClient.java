package io.usdtaggregator.gateway.engine;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The rate-engine's internal REST. */
@RegisterRestClient(configKey = "engine")
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public interface EngineClient {
    String TOKEN = "X-Service-Token";

    @GET
    @Path("/ticks")
    Uni<String> ticks(
            @HeaderParam(TOKEN) String token,
            @QueryParam("subject") String subject,
            @QueryParam("source") String source,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/candles")
    Uni<String> candles(
            @HeaderParam(TOKEN) String token,
            @QueryParam("subject") String subject,
            @QueryParam("interval") String interval,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("tz") String tz);

    @GET
    @Path("/as-of")
    Uni<String> then(@HeaderParam(TOKEN) String token, @QueryParam("at") String at);

    @GET
    @Path("/as-of/rates")
    Uni<String> pastRates(
            @HeaderParam(TOKEN) String token,
            @QueryParam("at") String at,
            @QueryParam("source") String source,
            @QueryParam("market") List<String> markets);

    @GET
    @Path("/as-of/cross-rates")
    Uni<String> pastCrossRate(
            @HeaderParam(TOKEN) String token, @QueryParam("at") String at, @QueryParam("corridor") String corridor);

    @GET
    @Path("/rates/{rate_id}")
    Uni<String> rate(@HeaderParam(TOKEN) String token, @PathParam("rate_id") String rateId);

    @POST
    @Path("/quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<String> keepQuote(@HeaderParam(TOKEN) String token, String quote);

    /** The instant by the clock that all quotes are dated and judged by: {@code {"now": ...}}. */
    @GET
    @Path("/quotes/now")
    Uni<String> quoteClock(@HeaderParam(TOKEN) String token);

    /** What this key of the account's got; 404 when it was not used yet. */
    @GET
    @Path("/quotes")
    Uni<String> quoteOfKey(
            @HeaderParam(TOKEN) String token,
            @QueryParam("account") String account,
            @QueryParam("idempotency_key") String key);

    @GET
    @Path("/quotes/{id}")
    Uni<String> quote(
            @HeaderParam(TOKEN) String token, @PathParam("id") String id, @QueryParam("account") String account);

    /** Those stored after this instant and, within it, this id; oldest first, in pages. */
    @GET
    @Path("/alerts/stored")
    Uni<String> storedAlerts(
            @HeaderParam(TOKEN) String token, @QueryParam("since") String since, @QueryParam("after") String after);
}
