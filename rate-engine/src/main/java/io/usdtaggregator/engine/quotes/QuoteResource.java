package io.usdtaggregator.engine.quotes;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.quotes.NewQuote;
import io.usdtaggregator.base.internal.quotes.QuoteClock;
import io.usdtaggregator.base.internal.quotes.QuotesApi;
import io.usdtaggregator.base.internal.quotes.StoredQuote;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.util.List;

/** Stores the quotes that gateways sign. */
public class QuoteResource implements QuotesApi {
    private final QuoteStore store;

    public QuoteResource(QuoteStore store) {
        this.store = store;
    }

    @Override
    public Uni<QuoteClock> now() {
        return store.now().map(QuoteClock::new);
    }

    @Override
    public Uni<StoredQuote> store(NewQuote quote) {
        if (quote == null) {
            throw Problem.invalid(FieldError.missing("body", List.of()));
        }
        return store.store(quote);
    }

    @Override
    public Uni<StoredQuote> byKey(String account, String idempotencyKey) {
        require("account", account);
        require("idempotency_key", idempotencyKey);
        return store.byKey(account, idempotencyKey).map(found -> found.orElseThrow(QuoteResource::unknown));
    }

    @Override
    public Uni<StoredQuote> byId(String id, String account) {
        require("account", account);
        return store.byId(id, account).map(found -> found.orElseThrow(QuoteResource::unknown));
    }

    private static HttpProblem unknown() {
        return Problem.notFound("not_found", "There is no such quote");
    }

    private static void require(String parameter, String value) {
        if (value == null) {
            throw Problem.invalid(FieldError.missing(parameter, List.of()));
        }
    }
}
