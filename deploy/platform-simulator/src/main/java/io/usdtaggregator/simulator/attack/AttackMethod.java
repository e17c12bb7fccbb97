package io.usdtaggregator.simulator.attack;

import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.util.List;

/** How an attack is done: by adverts of its own, or by moving those that are there. */
@FunctionalInterface
interface AttackMethod {
    List<SimulatedOffer> lay(Attack attack, MarketName market, List<SimulatedOffer> honest, BigDecimal fair);
}
