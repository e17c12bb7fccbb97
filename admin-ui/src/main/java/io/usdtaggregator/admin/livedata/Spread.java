package io.usdtaggregator.admin.livedata;

import java.math.BigDecimal;
import java.math.MathContext;

/** The distance between both sides of a place. Pure. */
public final class Spread {
    private static final BigDecimal TWO_HUNDRED = new BigDecimal("200");

    private Spread() {}

    /** From SELL to BUY, in percent of their middle; {@code null} where one of them is missing. */
    public static BigDecimal percent(BigDecimal buy, BigDecimal sell) {
        return buy == null || sell == null
                ? null
                : buy.subtract(sell).multiply(TWO_HUNDRED).divide(buy.add(sell), MathContext.DECIMAL64);
    }
}
