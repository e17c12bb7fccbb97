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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Where every platform's questions are answered: noted, replayed, paged, broken as a fault wants it, and said its way. */
@ApplicationScoped
public class PlatformEndpoint {
    private static final int MISCOUNTED = 7;

    private final SimulatedMarkets markets;
    private final Faults faults;
    private final FaultyAnswer faulty;
    private final RequestLog requests;
    private final Replays replays;

    PlatformEndpoint(
            SimulatedMarkets markets, Faults faults, FaultyAnswer faulty, RequestLog requests, Replays replays) {
        this.markets = markets;
        this.faults = faults;
        this.faulty = faulty;
        this.requests = requests;
        this.replays = replays;
    }

    /** Answers a question; one that the platform does not understand gets its error envelope. */
    public Uni<Response> answer(Dialect dialect, Optional<AdvertQuery> question) {
        return question.map(understood -> answer(dialect, understood)).orElseGet(() -> Uni.createFrom()
                .item(Response.ok(dialect.error(), MediaType.APPLICATION_JSON).build()));
    }

    private Uni<Response> answer(Dialect dialect, AdvertQuery question) {
        MarketName market = question.market();
        requests.note(market, question.page());
        return faulty.answer(
                dialect.platform(),
                market.fiat(),
                FaultyAnswer.NormalAnswer.json(body(dialect, question), dialect.error()));
    }

    private String body(Dialect dialect, AdvertQuery question) {
        MarketName market = question.market();
        return replays.of(market.platform(), market.fiat(), market.clientSide())
                .map(recording ->
                        question.page() == 1 ? recording : dialect.answer(AdvertPage.of(question, List.of(), false)))
                .orElseGet(() -> live(dialect, question));
    }

    private String live(Dialect dialect, AdvertQuery question) {
        MarketName market = question.market();
        boolean wrongSide = plays(market, Fault.Kind.WRONG_SIDE);
        List<SimulatedOffer> book = plays(market, Fault.Kind.EMPTY)
                ? List.of()
                : markets.book(wrongSide && !dialect.saysSide() ? market.otherSide() : market);
        AdvertPage page = AdvertPage.of(question, book, wrongSide);
        return dialect.answer(plays(market, Fault.Kind.COUNTS_MORE) ? page.counting(MISCOUNTED) : page);
    }

    private boolean plays(MarketName market, Fault.Kind kind) {
        return faults.plays(market.platform(), market.fiat(), kind);
    }
}
