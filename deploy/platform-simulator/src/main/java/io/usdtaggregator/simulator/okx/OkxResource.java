package io.usdtaggregator.simulator.okx;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.Counter;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.MarketName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;

/** OKX's book: the side is the maker's, in the request and in the answer; it knows no countries. */
@Path("/okx/v3/c2c/tradingOrders/books")
public class OkxResource {
    private static final int WHOLE_BOOK = 1_000;

    private final Dialect dialect = new OkxDialect();
    private final Counter counter;

    OkxResource(Counter counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> book(@RestQuery String quoteCurrency, @RestQuery String side) {
        if (quoteCurrency == null || side == null) {
            return Counter.notUnderstood(dialect);
        }
        MarketName market = new MarketName(
                dialect.platform(),
                quoteCurrency.toUpperCase(Locale.ROOT),
                MarketName.ZONE,
                side.equals("sell") ? "BUY" : "SELL");
        return counter.answer(dialect, market, 1, WHOLE_BOOK);
    }
}
