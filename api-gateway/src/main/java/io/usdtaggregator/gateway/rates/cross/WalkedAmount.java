package io.usdtaggregator.gateway.rates.cross;

import io.usdtaggregator.gateway.livedata.CrossWithLegs;
import io.usdtaggregator.gateway.rates.answer.Amount;
import io.usdtaggregator.gateway.rates.answer.RateSources.Liquidity;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.AmountAnswer;
import io.usdtaggregator.gateway.rates.parameters.CurrencyDecimals;
import io.usdtaggregator.model.crossing.CrossExecution;
import io.usdtaggregator.model.crossing.CrossWalk;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.execution.Execution;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An amount that went through both legs of a corridor.
 *
 * @param legs with their offers
 * @param first what the buy leg takes of it
 * @param walk empty when one of the legs could take nothing of it
 */
public record WalkedAmount(
        BigDecimal amount, PricedCrossRate cross, Legs legs, Execution first, Optional<CrossExecution> walk) {

    record Legs(PricedRate buy, PricedRate sell) {}

    static WalkedAmount of(PricedCrossRate cross, CrossWithLegs there, BigDecimal amount) {
        PricedRate buy = there.buy().flatMap(Rate::priced).orElseThrow();
        PricedRate sell = there.sell().flatMap(Rate::priced).orElseThrow();
        return new WalkedAmount(
                amount,
                cross,
                new Legs(buy, sell),
                BookWalk.fiat(buy.offers(), amount),
                CrossWalk.walk(buy, sell, cross.price().rule(), amount));
    }

    /** What the client receives for the covered part, to the decimals of that currency. */
    private Optional<BigDecimal> received(String currency) {
        return walk.map(taken -> taken.received().setScale(CurrencyDecimals.of(currency), RoundingMode.HALF_EVEN));
    }

    /** Rounding must not make it better than the best rate. */
    private Optional<BigDecimal> executableRate() {
        return walk.map(CrossExecution::executableRate).map(cross.rate()::min);
    }

    private BigDecimal coverage() {
        return walk.map(CrossExecution::coverage).orElse(BigDecimal.ZERO);
    }

    /** As answers show it. */
    AmountAnswer answer(String currency) {
        return new AmountAnswer(
                amount, received(currency).orElse(null), executableRate().orElse(null), coverage());
    }

    /** What the amount gets in the first leg, in fiat, whatever the second takes of it. */
    Liquidity buy() {
        return liquidity(amount, first, legs.buy());
    }

    /** What the USDT of the first leg get in the second. */
    Liquidity sell() {
        return walk.map(taken -> liquidity(Decimals.published(taken.usdt()), taken.sell(), legs.sell()))
                .orElseGet(() -> new Liquidity(Decimals.published(first.usdtTaken()), null, BigDecimal.ZERO, 0));
    }

    private static Liquidity liquidity(BigDecimal given, Execution execution, PricedRate leg) {
        return new Liquidity(
                given,
                execution
                        .adjusted(leg.rule())
                        .map(executable -> Amount.noBetter(leg, executable))
                        .orElse(null),
                execution.coverage(),
                execution.offersUsed());
    }
}
