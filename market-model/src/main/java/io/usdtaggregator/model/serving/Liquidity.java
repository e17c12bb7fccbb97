package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.execution.Execution;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;

/**
 * What an amount gets from the offers behind a rate.
 *
 * @param executableRate fiat for 1 USDT over all that could be taken, adjusted; {@code null} when nothing could
 * @param coverage the part of the amount that could be taken: 0.3 means 30 %
 */
public record Liquidity(BigDecimal amount, BigDecimal executableRate, BigDecimal coverage, int offersUsed) {

    /** Of an amount that walked the offers of this rate; the executable rate gets the rate's own rule, and is rounded once. */
    static Liquidity of(BigDecimal amount, Execution execution, PricedRate rate) {
        return new Liquidity(
                amount,
                execution
                        .adjusted(rate.rule())
                        .map(executable -> noBetter(rate, executable))
                        .orElse(null),
                execution.coverage(),
                execution.offersUsed());
    }

    /** Where there is nothing to walk. */
    static Liquidity none(BigDecimal amount) {
        return new Liquidity(amount, null, BigDecimal.ZERO, 0);
    }

    /** Rounded for publishing, which must not make it better than the best rate. */
    private static BigDecimal noBetter(PricedRate rate, BigDecimal executable) {
        BigDecimal published = Decimals.published(executable);
        return rate.market().tradeType() == TradeType.BUY ? published.max(rate.rate()) : published.min(rate.rate());
    }
}
