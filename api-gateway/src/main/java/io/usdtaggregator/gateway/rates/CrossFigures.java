package io.usdtaggregator.gateway.rates;

import java.math.BigDecimal;
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

        @Schema(nullable = true, description = "Percent lost going there and back.")
        BigDecimal roundTripCostPct) {}
