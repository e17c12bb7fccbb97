package io.usdtaggregator.simulator.htx;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.Counter;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.MarketName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** HTX's market: the trade type is the maker's; pages of ten, whatever is asked; currencies by number. */
@Path("/htx/-/x/otc/v1/data/trade-market")
public class HtxResource {
    private final Dialect dialect = new HtxDialect();
    private final Counter counter;

    HtxResource(Counter counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> market(
            @RestQuery Optional<Integer> currency, @RestQuery String tradeType, @RestQuery Optional<Integer> currPage) {
        Optional<String> fiat = currency.flatMap(HtxCurrencies::fiat);
        if (fiat.isEmpty() || tradeType == null || currPage.orElse(1) < 1) {
            return Counter.notUnderstood(dialect);
        }
        MarketName market = new MarketName(
                dialect.platform(), fiat.get(), MarketName.ZONE, tradeType.equals("sell") ? "BUY" : "SELL");
        return counter.answer(dialect, market, currPage.orElse(1), HtxDialect.ROWS);
    }
}
