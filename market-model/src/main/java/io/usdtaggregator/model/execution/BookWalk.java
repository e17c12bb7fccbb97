package io.usdtaggregator.model.execution;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Walks eligible offers best first: {@code take = min(remaining, max)}, skipping an offer whose minimum is above that,
 * until nothing remains (docs/domain.md, 3). Less than full coverage is an answer, not an error.
 */
public final class BookWalk {

    private BookWalk() {}

    /** Walks with an amount of fiat. {@code offers} must be best first; {@code amount} above 0. */
    public static Execution fiat(List<Offer> offers, BigDecimal amount) {
        return walk(offers, amount, Offer::minFiat, Offer::maxFiat, true);
    }

    /** Walks with an amount of USDT. {@code offers} must be best first; {@code amount} above 0. */
    public static Execution usdt(List<Offer> offers, BigDecimal amount) {
        return walk(offers, amount, Offer::minUsdt, Offer::maxUsdt, false);
    }

    private static Execution walk(
            List<Offer> offers,
            BigDecimal amount,
            Function<Offer, BigDecimal> min,
            Function<Offer, BigDecimal> max,
            boolean inFiat) {
        BigDecimal remaining = amount;
        BigDecimal fiat = BigDecimal.ZERO;
        BigDecimal usdt = BigDecimal.ZERO;
        int used = 0;
        for (Offer offer : offers) {
            BigDecimal take = remaining.min(max.apply(offer));
            if (take.signum() <= 0 || take.compareTo(min.apply(offer)) < 0) {
                continue;
            }
            fiat = fiat.add(inFiat ? take : take.multiply(offer.price()));
            usdt = usdt.add(inFiat ? take.divide(offer.price(), Decimals.WORKING) : take);
            remaining = remaining.subtract(take);
            used++;
            if (remaining.signum() == 0) {
                break;
            }
        }
        BigDecimal rate = usdt.signum() == 0 ? null : Decimals.published(fiat.divide(usdt, Decimals.WORKING));
        BigDecimal coverage = Decimals.part(amount.subtract(remaining).divide(amount, Decimals.WORKING));
        return new Execution(rate, coverage, fiat, usdt, used);
    }
}
