package io.usdtaggregator.simulator.bybit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.AdvertQuery;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.Paging;
import io.usdtaggregator.simulator.dialect.PlatformEndpoint;
import io.usdtaggregator.simulator.dialect.SideNames;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Bybit's P2P list: side 1 means that the client buys, in the request and in the answer; it knows no countries. */
@Path("/bybit/fiat/otc/item/online")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BybitResource {
    private static final SideNames SIDES = new SideNames("1", "0");
    private static final Paging PAGING = new Paging(10, 50);

    private final Dialect dialect = new BybitDialect();
    private final PlatformEndpoint counter;

    BybitResource(PlatformEndpoint counter) {
        this.counter = counter;
    }

    /** The request's values are text, numbers included. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Search(String tokenId, String currencyId, String side, String size, String page) {}

    @POST
    public Uni<Response> search(Search search) {
        return counter.answer(
                dialect,
                Optional.ofNullable(search)
                        .flatMap(asked -> AdvertQuery.of(
                                dialect,
                                asked.currencyId(),
                                SIDES.clientSide(asked.side()),
                                PAGING.place(asked.page(), asked.size()))));
    }
}
