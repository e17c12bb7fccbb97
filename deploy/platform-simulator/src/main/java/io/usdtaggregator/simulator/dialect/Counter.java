package io.usdtaggregator.simulator.dialect;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.control.Replays;
import io.usdtaggregator.simulator.fault.Fault;
import io.usdtaggregator.simulator.fault.Faults;
import io.usdtaggregator.simulator.fault.FaultyAnswer;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedMarkets;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import io.usdtaggregator.simulator.requests.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Predicate;

/** Where every platform's questions are answered: noted, replayed, paged, broken as a fault wants it, and said its way. */
@ApplicationScoped
public class Counter {
    private final SimulatedMarkets markets;
    private final Faults faults;
    private final FaultyAnswer faulty;
    private final RequestLog requests;
    private final Replays replays;

    Counter(SimulatedMarkets markets, Faults faults, FaultyAnswer faulty, RequestLog requests, Replays replays) {
        this.markets = markets;
        this.faults = faults;
        this.faulty = faulty;
        this.requests = requests;
        this.replays = replays;
    }

    /** Answers for a page of a market, over the offers that are wanted. */
    public Uni<Response> answer(
            Dialect dialect, MarketName market, int page, int rows, Predicate<SimulatedOffer> wanted) {
        requests.note(market, page);
        return faulty.answer(
                dialect.platform(), market.fiat(), body(dialect, market, page, rows, wanted), dialect.error());
    }

    public Uni<Response> answer(Dialect dialect, MarketName market, int page, int rows) {
        return answer(dialect, market, page, rows, any -> true);
    }

    /** What a question that the platform does not understand gets. */
    public static Uni<Response> notUnderstood(Dialect dialect) {
        return Uni.createFrom()
                .item(Response.ok(dialect.error(), "application/json").build());
    }

    private String body(Dialect dialect, MarketName market, int page, int rows, Predicate<SimulatedOffer> wanted) {
        boolean wrongSide = plays(market, Fault.Kind.WRONG_SIDE);
        var replay = replays.of(market.platform(), market.fiat(), market.clientSide());
        if (replay.isPresent()) {
            return page == 1 ? replay.get() : dialect.answer(new Shown(market, List.of(), page, rows, 0, false));
        }
        List<SimulatedOffer> book = plays(market, Fault.Kind.EMPTY)
                ? List.of()
                : markets.book(market).stream().filter(wanted).toList();
        List<SimulatedOffer> offers =
                book.stream().skip((page - 1L) * rows).limit(rows).toList();
        return dialect.answer(new Shown(market, offers, page, rows, book.size(), wrongSide));
    }

    private boolean plays(MarketName market, Fault.Kind kind) {
        return faults.plays(market.platform(), market.fiat(), kind);
    }
}
