package io.usdtaggregator.model.rate;

import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;

/** {@code MARKUP} raises the published number, {@code MARKDOWN} lowers it. */
public enum Direction {
    MARKUP,
    MARKDOWN;

    /** Raises or lowers {@code number} by {@code value}, in percent or fixed (docs/domain.md, 4). May come out as 0 or less. */
    public BigDecimal move(BigDecimal number, AdjustmentMode mode, BigDecimal value) {
        BigDecimal step =
                mode == AdjustmentMode.FIXED ? value : number.multiply(value).movePointLeft(2);
        return Decimals.plain(this == MARKUP ? number.add(step) : number.subtract(step));
    }
}
