package io.usdtaggregator.simulator.mexc;

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

/** MEXC's market: the trade type is the maker's; pages of up to 50; no effect of its country field is proven. */
@Path("/mexc/api/market")
public class MexcResource {
    private static final SideNames SIDES = new SideNames("SELL", "BUY");
    private static final Paging PAGING = new Paging(10, 50);

    private final Dialect dialect = new MexcDialect();
    private final PlatformEndpoint counter;

    MexcResource(PlatformEndpoint counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> market(
            @RestQuery String coinId,
            @RestQuery String currency,
            @RestQuery String tradeType,
            @RestQuery String page,
            @RestQuery String pageSize) {
        return counter.answer(
                dialect,
                Optional.ofNullable(coinId)
                        .filter(MexcDialect.USDT::equals)
                        .flatMap(usdt -> AdvertQuery.of(
                                dialect, currency, SIDES.clientSide(tradeType), PAGING.place(page, pageSize))));
    }
}
