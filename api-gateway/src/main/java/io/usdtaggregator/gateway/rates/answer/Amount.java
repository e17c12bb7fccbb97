package io.usdtaggregator.gateway.rates.answer;

import io.usdtaggregator.gateway.rates.answer.RateSources.Liquidity;
import io.usdtaggregator.gateway.rates.parameters.CurrencyDecimals;
import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.execution.Execution;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;
import java.util.List;

/** How much a caller wants to trade, in fiat or in USDT, and what the market gives for it. */
public record Amount(BigDecimal value, boolean inUsdt) {

    /** FIAT for the market's currency, or USDT. */
    String currency() {
        return inUsdt ? CurrencyDecimals.USDT : "FIAT";
    }

    /** Walks the offers behind a rate; the executable rate gets the rate's own adjustment, rounded once. */
    public Liquidity walk(PricedRate rate) {
        List<Offer> offers = rate.offers();
        Execution execution = inUsdt ? BookWalk.usdt(offers, value) : BookWalk.fiat(offers, value);
        return new Liquidity(
                value,
                execution
                        .adjusted(rate.rule())
                        .map(executable -> noBetter(rate, executable))
                        .orElse(null),
                execution.coverage(),
                execution.offersUsed());
    }

    /** Rounded for publishing, which must not make it better than the best rate. */
    public static BigDecimal noBetter(PricedRate rate, BigDecimal executable) {
        BigDecimal published = Decimals.published(executable);
        return rate.market().tradeType() == TradeType.BUY ? published.max(rate.rate()) : published.min(rate.rate());
    }

    /** What is said where there is nothing to walk. */
    public Liquidity nothing() {
        return new Liquidity(value, null, BigDecimal.ZERO, 0);
    }
}
