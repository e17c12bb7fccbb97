package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.crossing.Corridor;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a corridor.
 *
 * @param amount in the currency given
 * @param methodsFrom any of these in the BUY leg; empty: all
 * @param methodsTo any of these in the SELL leg; empty: all
 */
public record CrossQuestion(
        Corridor corridor, Optional<BigDecimal> amount, Set<String> methodsFrom, Set<String> methodsTo) {

    /** Whether offers are needed to answer it. */
    public boolean needsOffers() {
        return amount.isPresent() || asksForMethods();
    }

    boolean asksForMethods() {
        return !methodsFrom.isEmpty() || !methodsTo.isEmpty();
    }
}
