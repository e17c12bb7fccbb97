package io.usdtaggregator.gateway.rates.cross;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The numbers of a cross rate: units of {@code to} received for 1 unit of {@code from}.
 *
 * @param inverseRate the rate of the other direction, not 1/rate
 */
public record CrossFigures(
        @Schema(nullable = true, description = "Units of to_currency for 1 of from_currency.")
        BigDecimal rate,

        @Schema(nullable = true, description = "The rate of the other direction, not 1/rate.")
        BigDecimal inverseRate,

        @Schema(
                nullable = true,
                description = "Percent lost going there and back, out of the unrounded legs of both directions.")
        BigDecimal roundTripCostPct,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Why `inverse_rate` and `round_trip_cost_pct` are null beside a rate.")
        OtherDirection.MissingReason inverseRateReason) {

    static CrossFigures of(Optional<BigDecimal> rate, OtherDirection back) {
        return rate.map(number -> new CrossFigures(number, back.rate(), back.roundTripCostPct(), back.reason()))
                .orElseGet(() -> new CrossFigures(null, null, null, null));
    }
}
