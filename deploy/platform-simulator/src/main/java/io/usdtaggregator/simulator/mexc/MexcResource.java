package io.usdtaggregator.simulator.mexc;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.Counter;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.MarketName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** MEXC's market: the trade type is the maker's; pages of up to 50; no effect of its country field is proven. */
@Path("/mexc/api/market")
public class MexcResource {
    private static final int MOST_ROWS = 50;

    private final Dialect dialect = new MexcDialect();
    private final Counter counter;

    MexcResource(Counter counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> market(
            @RestQuery String coinId,
            @RestQuery String currency,
            @RestQuery String tradeType,
            @RestQuery Optional<Integer> page,
            @RestQuery Optional<Integer> pageSize) {
        if (!MexcDialect.USDT.equals(coinId)
                || currency == null
                || tradeType == null
                || page.orElse(1) < 1
                || pageSize.orElse(1) < 1) {
            return Counter.notUnderstood(dialect);
        }
        MarketName market = new MarketName(
                dialect.platform(), currency, MarketName.ZONE, tradeType.equals("SELL") ? "BUY" : "SELL");
        return counter.answer(dialect, market, page.orElse(1), Math.min(pageSize.orElse(10), MOST_ROWS));
    }
}
