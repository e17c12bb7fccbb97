package io.usdtaggregator.gateway.quotes;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.access.Caller;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Indicative, recorded, signed prices. */
@Path("/api/v1/quotes")
@Produces(MediaType.APPLICATION_JSON)
public class QuoteResource {
    private static final String KEY = "Idempotency-Key";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Quotes quotes;

    QuoteResource(Quotes quotes) {
        this.quotes = quotes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> make(byte[] body, @Context RoutingContext http) {
        Query.none(http);
        Optional<String> key = idempotencyKey(http);
        return quotes.make(Caller.of(http).accountId(), key, QuoteRequest.read(body))
                .map(quote -> Response.fromResponse(Answers.fresh(201, quote))
                        .header("Location", "/api/v1/quotes/" + quote.quoteId())
                        .build());
    }

    @GET
    @Path("/{id}")
    public Uni<Response> find(@PathParam("id") String id, @Context RoutingContext http) {
        Query.none(http);
        if (!id.matches(ID)) {
            throw Problem.notFound("not_found", "There is no quote with this id");
        }
        return quotes.find(Caller.of(http).accountId(), id)
                .map(found -> Answers.cached(http, found, found.unchangedFor()));
    }

    private static Optional<String> idempotencyKey(RoutingContext http) {
        List<String> given = http.request().headers().getAll(KEY);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String key = given.get(0);
        if (given.size() > 1 || !key.matches("[!-~]{1,255}")) {
            throw Problem.invalid(FieldError.of(
                    KEY,
                    "malformed",
                    KEY + " must be given once, as 1 to 255 printable ASCII characters without spaces"));
        }
        return Optional.of(key);
    }
}
