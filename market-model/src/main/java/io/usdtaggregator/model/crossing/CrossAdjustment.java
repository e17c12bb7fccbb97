package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;

/**
 * The cross rule that a cross rate got: one mode, a value and a direction for each leg, applied to the adjusted legs.
 *
 * @param scope {@code XOF:GHS}, {@code XOF} or {@code global}
 */
public record CrossAdjustment(String ruleId, String scope, AdjustmentMode mode, Step buy, Step sell) {

    /** What is done to one leg. */
    public record Step(BigDecimal value, Direction direction) {}

    public BigDecimal applyToBuy(BigDecimal leg) {
        return buy.direction().move(leg, mode, buy.value());
    }

    public BigDecimal applyToSell(BigDecimal leg) {
        return sell.direction().move(leg, mode, sell.value());
    }
}
