package io.usdtaggregator.engine.quotes;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;

/** Internal: keeps the quotes that gateways sign. */
@Path("/internal/quotes")
public class QuoteResource {
    private final QuoteStore store;

    public QuoteResource(QuoteStore store) {
        this.store = store;
    }

    /** What a quote that is made now is dated with. */
    @GET
    @Path("/now")
    public Uni<Now> now() {
        return store.now();
    }

    @POST
    public Uni<FoundQuote> keep(KeptQuote quote) {
        if (quote == null) {
            throw Problem.badField("body", "a quote");
        }
        Map<String, Object> needed = new LinkedHashMap<>();
        needed.put("id", quote.id());
        needed.put("account", quote.account());
        needed.put("idempotency_key", quote.idempotencyKey());
        needed.put("request", quote.request());
        needed.put("quote", quote.quote());
        needed.put("created_at", quote.createdAt());
        needed.put("expires_at", quote.expiresAt());
        needed.forEach((field, value) -> {
            if (value == null) {
                throw Problem.badField(field, "needed");
            }
        });
        return store.keep(quote);
    }

    /** The quote that an account's key got before. */
    @GET
    public Uni<FoundQuote> ofKey(
            @QueryParam("account") String account, @QueryParam("idempotency_key") String idempotencyKey) {
        if (account == null) {
            throw Problem.badField("account", "needed");
        }
        if (idempotencyKey == null) {
            throw Problem.badField("idempotency_key", "needed");
        }
        return store.ofKey(account, idempotencyKey).map(found -> found.orElseThrow(() -> Problem.notFound("quote")));
    }

    @GET
    @Path("/{id}")
    public Uni<FoundQuote> find(@PathParam("id") String id, @QueryParam("account") String account) {
        if (account == null) {
            throw Problem.badField("account", "needed");
        }
        return store.find(id, account).map(found -> found.orElseThrow(() -> Problem.notFound("quote")));
    }
}
