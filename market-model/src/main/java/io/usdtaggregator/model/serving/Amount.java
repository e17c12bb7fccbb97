package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;

/** How much somebody wants to trade, in the market's currency or in USDT, and what the market gives for it. */
public record Amount(BigDecimal value, boolean inUsdt) {

    /** In the market's currency. */
    public static Amount ofFiat(BigDecimal value) {
        return new Amount(value, false);
    }

    /** What the offers behind a rate give for it. */
    public Liquidity walk(PricedRate rate) {
        return Liquidity.of(
                value, inUsdt ? BookWalk.usdt(rate.offers(), value) : BookWalk.fiat(rate.offers(), value), rate);
    }

    /** The same, where the rate may have no price. */
    public Liquidity walk(Rate rate) {
        return rate.priced().map(this::walk).orElseGet(this::nothing);
    }

    /** What it gets where there is nothing to walk. */
    public Liquidity nothing() {
        return Liquidity.none(value);
    }
}
