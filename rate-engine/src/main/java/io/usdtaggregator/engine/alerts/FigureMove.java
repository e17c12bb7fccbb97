package io.usdtaggregator.engine.alerts;

import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** A figure before and after: 600 and 690. Both lie above 0. */
public record FigureMove(BigDecimal before, BigDecimal after) {
    private static final int PLACES = 2;

    public FigureMove {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** In percent of the figure before, below 0 for a fall: 15 for 600 and 690. */
    public BigDecimal percent() {
        return after.subtract(before).multiply(Decimals.HUNDRED).divide(before, Decimals.WORKING);
    }

    /** To two decimals, as it is shown. */
    public BigDecimal shownPercent() {
        return percent().setScale(PLACES, RoundingMode.HALF_EVEN);
    }

    /** Whether it moved, up or down, by more than so many percent. */
    public boolean isBeyond(BigDecimal limitPercent) {
        return percent().abs().compareTo(limitPercent) > 0;
    }
}
