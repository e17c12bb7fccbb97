package io.usdtaggregator.simulator.bybit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Bybit's P2P list: side 1 means that the client buys, in the request and in the answer; it knows no countries. */
@Path("/bybit/fiat/otc/item/online")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BybitResource {
    private static final String PLATFORM = "bybit";
    private static final int MOST_ROWS = 50;

    private final SimulatedMarkets markets;
    private final Faults faults;
    private final FaultyAnswer faulty;
    private final RequestLog requests;
    private final Replays replays;

    BybitResource(SimulatedMarkets markets, Faults faults, FaultyAnswer faulty, RequestLog requests, Replays replays) {
        this.markets = markets;
        this.faults = faults;
        this.faulty = faulty;
        this.requests = requests;
        this.replays = replays;
    }

    /** The request's values are text, numbers included. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Search(String tokenId, String currencyId, String side, String size, String page) {}

    @POST
    public Uni<Response> search(Search search) {
        int page = Integer.parseInt(search.page());
        MarketName market = new MarketName(
                PLATFORM, search.currencyId(), MarketName.ZONE, search.side().equals("1") ? "BUY" : "SELL");
        requests.note(market, page);
        return faulty.answer(PLATFORM, market.fiat(), body(search, market, page), BybitAnswer.error());
    }

    private String body(Search search, MarketName market, int page) {
        var replay = replays.of(PLATFORM, market.fiat(), market.clientSide());
        if (replay.isPresent()) {
            return page == 1 ? replay.get() : BybitAnswer.of(market, List.of(), 0, false);
        }
        List<SimulatedOffer> book =
                faults.plays(PLATFORM, market.fiat(), Fault.Kind.EMPTY) ? List.of() : markets.book(market);
        int rows = Math.min(Integer.parseInt(search.size()), MOST_ROWS);
        List<SimulatedOffer> shown =
                book.stream().skip((page - 1L) * rows).limit(rows).toList();
        boolean wrongSide = faults.plays(PLATFORM, market.fiat(), Fault.Kind.WRONG_SIDE);
        return BybitAnswer.of(market, shown, book.size(), wrongSide);
    }
}
