package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * What 1 USDT costs, in fiat ("612.5" means: 612.5 XOF for 1 USDT).
 *
 * @param rate the best price, adjusted
 * @param rawRate the best price before adjustment
 * @param median of the eligible offers, not adjusted
 * @param adjustment the rule that was applied; {@code null} when there was none
 */
public record RatePrice(
        BigDecimal rate,
        BigDecimal rawRate,
        BigDecimal median,
        @JsonInclude(JsonInclude.Include.NON_NULL) Adjustment adjustment) {

    public RatePrice {
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(rawRate, "raw_rate");
    }

    /** The rule that was applied. */
    public Optional<Adjustment> rule() {
        return Optional.ofNullable(adjustment);
    }
}
