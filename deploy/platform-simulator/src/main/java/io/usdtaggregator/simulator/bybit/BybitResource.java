package io.usdtaggregator.simulator.bybit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.Counter;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.MarketName;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;

/** Bybit's P2P list: side 1 means that the client buys, in the request and in the answer; it knows no countries. */
@Path("/bybit/fiat/otc/item/online")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BybitResource {
    private static final int MOST_ROWS = 50;

    private final Dialect dialect = new BybitDialect();
    private final Counter counter;

    BybitResource(Counter counter) {
        this.counter = counter;
    }

    /** The request's values are text, numbers included. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Search(String tokenId, String currencyId, String side, String size, String page) {
        boolean isComplete() {
            return currencyId != null
                    && side != null
                    && Stream.of(size, page).allMatch(number -> number != null && number.matches("[1-9]\\d{0,4}"));
        }
    }

    @POST
    public Uni<Response> search(Search search) {
        if (!search.isComplete()) {
            return Counter.notUnderstood(dialect);
        }
        MarketName market = new MarketName(
                dialect.platform(),
                search.currencyId(),
                MarketName.ZONE,
                search.side().equals("1") ? "BUY" : "SELL");
        return counter.answer(
                dialect, market, Integer.parseInt(search.page()), Math.min(Integer.parseInt(search.size()), MOST_ROWS));
    }
}
