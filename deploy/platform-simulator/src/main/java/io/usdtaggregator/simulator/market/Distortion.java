package io.usdtaggregator.simulator.market;

import java.math.BigDecimal;
import java.util.List;

/** What someone does to an honest book. */
@FunctionalInterface
public interface Distortion {

    /**
     * @param honest the book as it walks
     * @param fair the price of 1 USDT that the walk is around
     */
    List<SimulatedOffer> laidOver(MarketName market, List<SimulatedOffer> honest, BigDecimal fair);
}
