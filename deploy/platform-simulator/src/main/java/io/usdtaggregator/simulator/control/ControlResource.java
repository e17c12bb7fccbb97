package io.usdtaggregator.simulator.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedMarkets;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import io.usdtaggregator.simulator.requests.RequestLog;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;

/** Sets markets exactly, plays recordings, stops the clock, tells what was asked. */
@Path("/control")
public class ControlResource {
    private final SimulatedMarkets markets;
    private final Replays replays;
    private final RequestLog requests;

    ControlResource(SimulatedMarkets markets, Replays replays, RequestLog requests) {
        this.markets = markets;
        this.replays = replays;
        this.requests = requests;
    }

    record Offers(List<OfferToSet> offers) {}

    record Replay(String fiat, @JsonProperty("trade_type") String tradeType, JsonNode body) {}

    record Clock(Boolean walking) {}

    @PUT
    @Path("/markets/{platform}/{fiat}/{country}/{side}")
    public List<SimulatedOffer> set(
            @RestPath String platform,
            @RestPath String fiat,
            @RestPath String country,
            @RestPath String side,
            Offers offers) {
        MarketName market = ControlPath.market(platform, fiat, country, side);
        if (offers == null || offers.offers() == null) {
            throw new BadControl("offers", "a list, may be empty");
        }
        if (offers.offers().stream().anyMatch(offer -> offer == null || offer.price() == null)) {
            throw new BadControl("offers[].price", "a decimal");
        }
        markets.set(
                market,
                IntStream.range(0, offers.offers().size())
                        .mapToObj(position -> offers.offers().get(position).toOffer(position))
                        .toList());
        return markets.book(market);
    }

    @GET
    @Path("/markets/{platform}/{fiat}/{country}/{side}")
    public List<SimulatedOffer> show(
            @RestPath String platform, @RestPath String fiat, @RestPath String country, @RestPath String side) {
        return markets.book(ControlPath.market(platform, fiat, country, side));
    }

    @DELETE
    @Path("/markets/{platform}/{fiat}/{country}/{side}")
    public void walkAgain(
            @RestPath String platform, @RestPath String fiat, @RestPath String country, @RestPath String side) {
        markets.walkAgain(ControlPath.market(platform, fiat, country, side));
    }

    @DELETE
    @Path("/markets")
    public void walkAgain() {
        markets.walkAgain();
    }

    @PUT
    @Path("/clock")
    public void clock(Clock clock) {
        if (clock == null || clock.walking() == null) {
            throw new BadControl("walking", "true or false");
        }
        markets.freeze(!clock.walking());
    }

    @PUT
    @Path("/replay/{platform}")
    public void play(@RestPath String platform, Replay replay) {
        ControlPath.platform(platform);
        if (replay == null
                || replay.fiat() == null
                || !replay.fiat().matches("[A-Z]{3}")
                || replay.body() == null
                || !ControlPath.SIDES.contains(replay.tradeType())) {
            throw new BadControl("fiat, trade_type, body", "a currency, BUY or SELL, the JSON to play");
        }
        replays.play(platform, replay.fiat(), replay.tradeType(), replay.body().toString());
    }

    @DELETE
    @Path("/replay/{platform}")
    public void stopPlaying(@RestPath String platform) {
        replays.stop(ControlPath.platform(platform));
    }

    @GET
    @Path("/requests")
    public List<RequestLog.Request> allRequests() {
        return requests.all();
    }

    @DELETE
    @Path("/requests")
    public void forgetRequests() {
        requests.clear();
    }
}
