package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.crossing.CrossExecution;
import io.usdtaggregator.model.crossing.CrossWalk;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.execution.Execution;
import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.snapshot.CrossWithLegs;
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

    /** The two rates whose offers are walked. */
    public record Legs(PricedRate buy, PricedRate sell) {}

    /** @param there the same cross rate with legs that have a price and bring their offers */
    public static WalkedAmount of(PricedCrossRate cross, CrossWithLegs there, BigDecimal amount) {
        PricedRate buy = there.buy().flatMap(Rate::priced).orElseThrow();
        PricedRate sell = there.sell().flatMap(Rate::priced).orElseThrow();
        return new WalkedAmount(
                amount,
                cross,
                new Legs(buy, sell),
                BookWalk.fiat(buy.offers(), amount),
                CrossWalk.walk(buy, sell, cross.price().rule(), amount));
    }

    /** What the client receives for the covered part, to the decimals of the currency received. */
    public Optional<BigDecimal> received() {
        int decimals = CurrencyDecimals.of(cross.corridor().to());
        return walk.map(taken -> taken.received().setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /** Units of the currency received for 1 of the one given; rounding must not make it better than the best rate. */
    public Optional<BigDecimal> executableRate() {
        return walk.map(CrossExecution::executableRate).map(cross.rate()::min);
    }

    /** The part of the amount that both legs can take, 0 to 1. */
    public BigDecimal coverage() {
        return walk.map(CrossExecution::coverage).orElse(BigDecimal.ZERO);
    }

    /** What the amount gets in the first leg, in fiat, whatever the second takes of it. */
    public Liquidity buy() {
        return Liquidity.of(amount, first, legs.buy());
    }

    /** What the USDT of the first leg get in the second. */
    public Liquidity sell() {
        return walk.map(taken -> Liquidity.of(Decimals.published(taken.usdt()), taken.sell(), legs.sell()))
                .orElseGet(() -> Liquidity.none(Decimals.published(first.usdtTaken())));
    }
}
