package io.usdtaggregator.model.rate;

import java.math.BigDecimal;

/**
 * The rule that a rate got, as it is shown with the rate.
 *
 * @param scope {@code XOF:CI:SELL}, {@code XOF:CI}, {@code XOF:BUY}, {@code XOF}, {@code SELL} or {@code global}
 */
public record Adjustment(String ruleId, String scope, AdjustmentMode mode, BigDecimal value, Direction direction) {

    /** The adjusted number; the caller decides what a number of 0 or less means. */
    public BigDecimal applyTo(BigDecimal raw) {
        return direction.move(raw, mode, value);
    }
}
