package io.usdtaggregator.simulator.binance;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.control.Replays;
import io.usdtaggregator.simulator.fault.Fault;
import io.usdtaggregator.simulator.fault.Faults;
import io.usdtaggregator.simulator.fault.FaultyAnswer;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedMarkets;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import io.usdtaggregator.simulator.requests.RequestLog;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Binance's P2P search: the asked side is the client's, the side in the answer is the maker's. */
@Path("/binance/bapi/c2c/v2/friendly/c2c/adv/search")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BinanceResource {
    private static final String PLATFORM = "binance";
    private static final int MOST_ROWS = 20;

    private final SimulatedMarkets markets;
    private final Faults faults;
    private final FaultyAnswer faulty;
    private final RequestLog requests;
    private final Replays replays;

    BinanceResource(
            SimulatedMarkets markets, Faults faults, FaultyAnswer faulty, RequestLog requests, Replays replays) {
        this.markets = markets;
        this.faults = faults;
        this.faulty = faulty;
        this.requests = requests;
        this.replays = replays;
    }

    @GET
    public Response get() {
        return Response.status(400).entity("{}").build();
    }

    @POST
    public Uni<Response> search(BinanceSearch search) {
        if (search.page() == null || search.page() < 1 || search.rows() == null || search.rows() < 1) {
            return Uni.createFrom().item(Response.ok(BinanceAnswer.error()).build());
        }
        MarketName market = new MarketName(PLATFORM, search.fiat(), country(search), search.tradeType());
        requests.note(market, search.page());
        return faulty.answer(PLATFORM, search.fiat(), body(search, market), BinanceAnswer.error());
    }

    private String body(BinanceSearch search, MarketName market) {
        List<SimulatedOffer> book = faults.plays(PLATFORM, market.fiat(), Fault.Kind.EMPTY)
                ? List.of()
                : markets.book(market).stream()
                        .filter(offer -> pays(offer, search.payTypes()))
                        .toList();
        boolean wrongSide = faults.plays(PLATFORM, market.fiat(), Fault.Kind.WRONG_SIDE);
        var replay = replays.of(PLATFORM, market.fiat(), market.clientSide());
        if (replay.isPresent()) {
            return search.page() == 1 ? replay.get() : BinanceAnswer.of(market, List.of(), 0, false);
        }
        int rows = Math.min(search.rows(), MOST_ROWS);
        List<SimulatedOffer> page =
                book.stream().skip((search.page() - 1L) * rows).limit(rows).toList();
        return BinanceAnswer.of(market, page, book.size(), wrongSide);
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
