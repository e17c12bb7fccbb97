package io.usdtaggregator.model.settings.rule;

import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;

/**
 * The least and the most of an order that an offer must serve.
 *
 * @param currency {@code null}: for this trade type in every currency without a setting of its own
 */
public record LiquiditySetting(
        TradeType tradeType, String currency, BigDecimal min, BigDecimal max, Unit unit, Match match) {

    public enum Unit {
        FIAT,
        USDT
    }

    /** Whether an offer's range must share an amount with the setting's, or lie within it. */
    public enum Match {
        OVERLAP,
        INCLUSION
    }
}
