package io.usdtaggregator.gateway.rates.answer;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an amount gets.
 *
 * @param executableRate fiat for 1 USDT over all that could be taken, adjusted; {@code null} when nothing could
 * @param coverage the part of the amount that could be taken: 0.3 means 30 %
 */
@Schema
public record Liquidity(
        BigDecimal amount,

        @Schema(
                nullable = true,
                description = "Fiat for 1 USDT over all that could be taken, adjusted; null when nothing could.")
        BigDecimal executableRate,

        @Schema(description = "The part of the amount that could be taken, 0 to 1.")
        BigDecimal coverage,

        @Schema(minimum = "0") int offersUsed) {}
