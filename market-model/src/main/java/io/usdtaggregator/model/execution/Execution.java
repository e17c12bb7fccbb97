package io.usdtaggregator.model.execution;

import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Adjustment;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an amount gets when it walks a book.
 *
 * @param executableRate fiat taken / USDT taken, before adjustment; {@code null} when nothing could be taken
 * @param coverage the taken part of the amount, 0 to 1
 * @param offersUsed how many offers it took from
 */
public record Execution(
        BigDecimal executableRate, BigDecimal coverage, BigDecimal fiatTaken, BigDecimal usdtTaken, int offersUsed) {

    /** What the amount gets under the rate's own rule, not rounded; empty when nothing was taken or the rule eats it. */
    public Optional<BigDecimal> adjusted(Optional<Adjustment> rule) {
        if (usdtTaken.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal raw = fiatTaken.divide(usdtTaken, Decimals.WORKING);
        return Optional.of(rule.map(applied -> applied.applyTo(raw)).orElse(raw))
                .filter(moved -> moved.signum() > 0);
    }
}
