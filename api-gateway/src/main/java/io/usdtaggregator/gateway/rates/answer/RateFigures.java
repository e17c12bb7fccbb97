package io.usdtaggregator.gateway.rates.answer;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The numbers of a rate in units of fiat for 1 USDT, and whose offer is the best one. */
public record RateFigures(
        @Schema(nullable = true, description = "Whose offer is the best one; null without a rate.")
        String platform,

        @Schema(
                nullable = true,
                description = "Fiat units for 1 USDT, adjusted; null when there is none, then `reason` says why.")
        BigDecimal rate,

        @Schema(nullable = true, description = "The best price before adjustment.")
        BigDecimal rawRate,

        @Schema(nullable = true) BigDecimal median,

        @Schema(minimum = "0", description = "Decimals of amounts in this currency, by ISO 4217.")
        int currencyDecimals) {}
