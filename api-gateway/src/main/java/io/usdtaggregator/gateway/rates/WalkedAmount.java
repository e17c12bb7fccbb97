package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.model.crossing.CrossExecution;
import io.usdtaggregator.model.crossing.CrossWalk;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.BookWalk;
import io.usdtaggregator.model.rate.Execution;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An amount that went through both legs of a corridor.
 *
 * @param first what the buy leg takes of it
 * @param walk empty when one of the legs could take nothing of it
 */
public record WalkedAmount(
        BigDecimal amount,
        Execution first,
        Optional<CrossExecution> walk,
        Optional<Adjustment> buyRule,
        Optional<Adjustment> sellRule) {

    /** @param buy and {@code sell}: the legs with their offers */
    static WalkedAmount of(PricedCrossRate cross, PricedRate buy, PricedRate sell, BigDecimal amount) {
        return new WalkedAmount(
                amount,
                BookWalk.fiat(buy.offers(), amount),
                CrossWalk.walk(buy, sell, cross.price().rule(), amount),
                buy.rule(),
                sell.rule());
    }

    /** What the client receives for the covered part, to the decimals of that currency. */
    public Optional<BigDecimal> received(String currency) {
        return walk.map(taken -> taken.received().setScale(RateShape.decimals(currency), RoundingMode.HALF_EVEN));
    }

    public Optional<BigDecimal> executableRate() {
        return walk.map(CrossExecution::executableRate);
    }

    public BigDecimal coverage() {
        return walk.map(CrossExecution::coverage).orElse(BigDecimal.ZERO);
    }

    /** As answers show it. */
    AmountAnswer answer(String currency) {
        return new AmountAnswer(
                amount, received(currency).orElse(null), executableRate().orElse(null), coverage());
    }

    /** What the amount gets in the first leg, in fiat, whatever the second takes of it. */
    Liquidity buy() {
        return liquidity(amount, first, buyRule);
    }

    /** What the USDT of the first leg get in the second. */
    Liquidity sell() {
        return walk.map(taken -> liquidity(Decimals.published(taken.usdt()), taken.sell(), sellRule))
                .orElseGet(() -> new Liquidity(Decimals.published(first.usdtTaken()), null, BigDecimal.ZERO, 0));
    }

    private static Liquidity liquidity(BigDecimal given, Execution execution, Optional<Adjustment> rule) {
        return new Liquidity(
                given,
                execution.adjusted(rule).map(Decimals::published).orElse(null),
                execution.coverage(),
                execution.offersUsed());
    }
}
