package io.usdtaggregator.simulator.binance;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.AdvertQuery;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.Paging;
import io.usdtaggregator.simulator.dialect.PlatformEndpoint;
import io.usdtaggregator.simulator.dialect.SideNames;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Binance's P2P search: the asked side is the client's, the side in the answer is the maker's. */
@Path("/binance/bapi/c2c/v2/friendly/c2c/adv/search")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BinanceResource {
    private static final SideNames SIDES = new SideNames("BUY", "SELL");
    private static final Paging PAGING = new Paging(20, 20);

    private final Dialect dialect = new BinanceDialect();
    private final PlatformEndpoint counter;

    BinanceResource(PlatformEndpoint counter) {
        this.counter = counter;
    }

    @GET
    public Response get() {
        return Response.status(400).entity("{}").build();
    }

    @POST
    public Uni<Response> search(BinanceSearch search) {
        return counter.answer(dialect, Optional.ofNullable(search).flatMap(this::understood));
    }

    private Optional<AdvertQuery> understood(BinanceSearch search) {
        if (search.page() == null || search.rows() == null) {
            return Optional.empty();
        }
        return AdvertQuery.of(
                        dialect,
                        search.fiat(),
                        SIDES.clientSide(search.tradeType()),
                        PAGING.place(search.page().toString(), search.rows().toString()))
                .map(question -> question.in(country(search)).only(offer -> pays(offer, search.payTypes())));
    }

    private static boolean pays(SimulatedOffer offer, List<String> payTypes) {
        return payTypes == null
                || payTypes.isEmpty()
                || offer.methods().stream().anyMatch(payTypes::contains);
    }

    private static String country(BinanceSearch search) {
        return search.countries() == null || search.countries().size() != 1
                ? MarketName.ZONE
                : search.countries().get(0);
    }
}
