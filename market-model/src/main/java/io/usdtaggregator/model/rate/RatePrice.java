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
 * @param median of the eligible offers, each merchant once, not adjusted
 * @param referenceRate the robust middle of the eligible offers, not adjusted; {@code null} in older records
 * @param adjustment the rule that was applied; {@code null} when there was none
 */
public record RatePrice(
        BigDecimal rate,
        BigDecimal rawRate,
        BigDecimal median,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal referenceRate,
        @JsonInclude(JsonInclude.Include.NON_NULL) Adjustment adjustment) {

    public RatePrice {
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(rawRate, "raw_rate");
    }

    /** Of an older record, whose reference rate is not known. */
    public RatePrice(BigDecimal rate, BigDecimal rawRate, BigDecimal median, Adjustment adjustment) {
        this(rate, rawRate, median, null, adjustment);
    }

    /** The reference rate, where it is known. */
    public Optional<BigDecimal> reference() {
        return Optional.ofNullable(referenceRate);
    }

    /** The rule that was applied. */
    public Optional<Adjustment> rule() {
        return Optional.ofNullable(adjustment);
    }
}
