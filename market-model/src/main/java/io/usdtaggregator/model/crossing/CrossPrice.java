package io.usdtaggregator.model.crossing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * Units of {@code to} received for 1 unit of {@code from} ("0.0205" means: 0.0205 GHS for 1 XOF).
 *
 * @param inverseRate the rate of the other direction (not 1/rate); {@code null} where that way does not exist
 * @param roundTripCostPct percent lost going there and back; {@code null} without an inverse rate
 * @param crossAdjustment the cross rule that was applied; {@code null} when there was none
 */
public record CrossPrice(
        BigDecimal rate,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal inverseRate,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal roundTripCostPct,
        @JsonInclude(JsonInclude.Include.NON_NULL) CrossAdjustment crossAdjustment) {

    public CrossPrice {
        Objects.requireNonNull(rate, "rate");
    }

    /** The cross rule that was applied. */
    public Optional<CrossAdjustment> rule() {
        return Optional.ofNullable(crossAdjustment);
    }
}
