package io.usdtaggregator.simulator.kucoin;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.AdvertQuery;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.Paging;
import io.usdtaggregator.simulator.dialect.PlatformEndpoint;
import io.usdtaggregator.simulator.dialect.SideNames;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;

/** KuCoin's list: the side is the maker's; pages of up to 50; it knows no countries. */
@Path("/kucoin/_api/otc/ad/list")
public class KucoinResource {
    private static final SideNames SIDES = new SideNames("SELL", "BUY");
    private static final Paging PAGING = new Paging(20, 50);

    private final Dialect dialect = new KucoinDialect();
    private final PlatformEndpoint counter;

    KucoinResource(PlatformEndpoint counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> list(
            @RestQuery String legal, @RestQuery String side, @RestQuery String page, @RestQuery String pageSize) {
        return counter.answer(
                dialect, AdvertQuery.of(dialect, legal, SIDES.clientSide(side), PAGING.place(page, pageSize)));
    }
}
