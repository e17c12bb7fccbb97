package io.usdtaggregator.engine.rates;

import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;

/** How far a figure moved. Pure. */
final class Moves {
    private Moves() {}

    /** In percent of the old figure, never below 0. */
    static BigDecimal percent(BigDecimal from, BigDecimal to) {
        return to.subtract(from).abs().multiply(Decimals.HUNDRED).divide(from, Decimals.WORKING);
    }
}
