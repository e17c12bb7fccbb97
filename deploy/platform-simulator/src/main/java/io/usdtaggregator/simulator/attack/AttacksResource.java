package io.usdtaggregator.simulator.attack;

import io.usdtaggregator.simulator.control.BadControl;
import io.usdtaggregator.simulator.control.ControlPath;
import io.usdtaggregator.simulator.market.FiatMarkets;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedMarkets;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Attacks markets, and tells what is true nevertheless. */
@Path("/control/attacks")
public class AttacksResource {
    private final Attacks attacks;
    private final SimulatedMarkets markets;

    AttacksResource(Attacks attacks, SimulatedMarkets markets) {
        this.attacks = attacks;
        this.markets = markets;
    }

    @PUT
    @Path("/{platform}/{fiat}/{country}/{side}")
    public AttackStatus attack(
            @RestPath String platform,
            @RestPath String fiat,
            @RestPath String country,
            @RestPath String side,
            AttackToMake wanted) {
        MarketName market = ControlPath.market(platform, fiat, country, side);
        if (!FiatMarkets.knows(fiat)) {
            throw new BadControl("fiat", "a currency whose fair price is known: " + FiatMarkets.codes());
        }
        if (wanted == null) {
            throw new BadControl("kind", "is missing");
        }
        Attack attack = wanted.checked();
        attacks.begin(market, attack);
        return AttackStatus.of(market, attack, markets);
    }

    @GET
    public List<AttackStatus> all() {
        return attacks.all().entrySet().stream()
                .map(entry -> AttackStatus.of(entry.getKey(), entry.getValue(), markets))
                .sorted(Comparator.comparing(AttackStatus::market))
                .toList();
    }

    @DELETE
    @Path("/{platform}/{fiat}/{country}/{side}")
    public void end(@RestPath String platform, @RestPath String fiat, @RestPath String country, @RestPath String side) {
        attacks.end(ControlPath.market(platform, fiat, country, side));
    }

    @DELETE
    public void end() {
        attacks.end();
    }
}
