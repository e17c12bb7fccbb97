package io.usdtaggregator.simulator.attack;

import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Honest adverts, from the front of the book, at other prices. */
record MovedPrices(From from) implements AttackMethod {

    /** What the percent is counted from. */
    enum From {
        FAIR,
        OWN_PRICE
    }

    @Override
    public List<SimulatedOffer> lay(Attack attack, MarketName market, List<SimulatedOffer> honest, BigDecimal fair) {
        return IntStream.range(0, honest.size())
                .mapToObj(rank -> {
                    SimulatedOffer offer = honest.get(rank);
                    return rank < attack.offers()
                            ? offer.at(attack.moved(market, from == From.FAIR ? fair : offer.price()))
                            : offer;
                })
                .toList();
    }
}
