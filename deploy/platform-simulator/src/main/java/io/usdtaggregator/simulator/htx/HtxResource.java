package io.usdtaggregator.simulator.htx;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.AdvertQuery;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.Paging;
import io.usdtaggregator.simulator.dialect.PlatformEndpoint;
import io.usdtaggregator.simulator.dialect.SideNames;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** HTX's market: the trade type is the maker's; pages of ten, whatever is asked; coins and currencies by number. */
@Path("/htx/-/x/otc/v1/data/trade-market")
public class HtxResource {
    private static final SideNames SIDES = new SideNames("sell", "buy");
    private static final Paging PAGING = new Paging(10, 10);

    private final Dialect dialect = new HtxDialect();
    private final PlatformEndpoint counter;

    HtxResource(PlatformEndpoint counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> market(
            @RestQuery String coinId,
            @RestQuery String currency,
            @RestQuery String tradeType,
            @RestQuery String currPage) {
        return counter.answer(
                dialect,
                Optional.ofNullable(coinId)
                        .filter(HtxDialect.USDT::equals)
                        .flatMap(usdt -> HtxCurrencies.fiat(currency))
                        .flatMap(fiat -> AdvertQuery.of(
                                dialect, fiat, SIDES.clientSide(tradeType), PAGING.place(currPage, null))));
    }
}
