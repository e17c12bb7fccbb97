package io.usdtaggregator.simulator.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.simulator.fault.Fault;
import io.usdtaggregator.simulator.fault.Faults;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedMarkets;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import io.usdtaggregator.simulator.requests.RequestLog;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;

/** Sets markets exactly, switches faults on, plays recordings: what a test or a demonstration needs. */
@Path("/control")
public class ControlResource {
    private static final Set<String> PLATFORMS = Set.of("binance", "bybit", "okx", "kucoin", "htx", "mexc");
    private static final Set<String> SIDES = Set.of("BUY", "SELL");

    private final SimulatedMarkets markets;
    private final Faults faults;
    private final Replays replays;
    private final RequestLog requests;

    ControlResource(SimulatedMarkets markets, Faults faults, Replays replays, RequestLog requests) {
        this.markets = markets;
        this.faults = faults;
        this.replays = replays;
        this.requests = requests;
    }

    record Offers(List<OfferToSet> offers) {}

    record Replay(String fiat, @JsonProperty("trade_type") String tradeType, JsonNode body) {}

    record Clock(boolean walking) {}

    @PUT
    @Path("/markets/{platform}/{fiat}/{country}/{side}")
    public List<SimulatedOffer> set(
            @RestPath String platform,
            @RestPath String fiat,
            @RestPath String country,
            @RestPath String side,
            Offers offers) {
        MarketName market = market(platform, fiat, country, side);
        if (offers == null || offers.offers() == null) {
            throw new BadControl("offers", "a list, may be empty");
        }
        if (offers.offers().stream().anyMatch(offer -> offer.price() == null)) {
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
        return markets.book(market(platform, fiat, country, side));
    }

    @DELETE
    @Path("/markets/{platform}/{fiat}/{country}/{side}")
    public void walkAgain(
            @RestPath String platform, @RestPath String fiat, @RestPath String country, @RestPath String side) {
        markets.walkAgain(market(platform, fiat, country, side));
    }

    @DELETE
    @Path("/markets")
    public void walkAgain() {
        markets.walkAgain();
    }

    @PUT
    @Path("/clock")
    public void clock(Clock clock) {
        markets.freeze(!clock.walking());
    }

    @PUT
    @Path("/faults/{platform}")
    public Fault switchOn(@RestPath String platform, Fault fault) {
        known(platform);
        if (fault == null || fault.kind() == null) {
            throw new BadControl("kind", List.of(Fault.Kind.values()).toString().toLowerCase(java.util.Locale.ROOT));
        }
        if (fault.kind() == Fault.Kind.DELAY && (fault.delayMs() == null || fault.delayMs() < 0)) {
            throw new BadControl("delay_ms", "milliseconds, 0 or more");
        }
        faults.switchOn(platform, fault);
        return fault;
    }

    @GET
    @Path("/faults")
    public Map<String, Fault> allFaults() {
        return faults.all();
    }

    @DELETE
    @Path("/faults/{platform}")
    public void switchOff(@RestPath String platform) {
        faults.switchOff(known(platform));
    }

    @DELETE
    @Path("/faults")
    public void switchOff() {
        faults.switchOff();
    }

    @PUT
    @Path("/replay/{platform}")
    public void play(@RestPath String platform, Replay replay) {
        known(platform);
        if (replay == null || replay.fiat() == null || replay.body() == null || !SIDES.contains(replay.tradeType())) {
            throw new BadControl("fiat, trade_type, body", "a currency, BUY or SELL, the JSON to play");
        }
        replays.play(platform, replay.fiat(), replay.tradeType(), replay.body().toString());
    }

    @DELETE
    @Path("/replay/{platform}")
    public void stopPlaying(@RestPath String platform) {
        replays.stop(known(platform));
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

    private static MarketName market(String platform, String fiat, String country, String side) {
        known(platform);
        if (!fiat.matches("[A-Z]{3}")) {
            throw new BadControl("fiat", "three capital letters");
        }
        if (!country.matches("[A-Z]{2}|" + MarketName.ZONE)) {
            throw new BadControl("country", "two capital letters, or - for the zone");
        }
        if (!SIDES.contains(side)) {
            throw new BadControl("trade_type", "BUY or SELL");
        }
        return new MarketName(platform, fiat, country, side);
    }

    private static String known(String platform) {
        if (!PLATFORMS.contains(platform)) {
            throw new BadControl("platform", PLATFORMS.toString());
        }
        return platform;
    }
}
