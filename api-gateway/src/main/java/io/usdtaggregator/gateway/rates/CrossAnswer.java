package io.usdtaggregator.gateway.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A CrossRate of the public API: units of {@code to} received for 1 unit of {@code from}.
 *
 * @param inverseRate the rate of the other direction, not 1/rate
 * @param amountReceived what the covered part of the amount comes to, to the decimals of {@code to}
 * @param executableRate what the amount gets through both legs; absent without an amount, or when nothing can be taken
 * @param reason why there is no rate; absent when there is one
 * @param coverage the part of the amount that both legs can take
 */
@Schema(name = "CrossRate")
public record CrossAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The instant that was asked for; absent for now.")
        Instant asOf,

        @Schema(
                nullable = true,
                pattern = Formats.RATE_ID,
                description = "Names this published rate for `/rates/{rate_id}`.")
        String rateId,

        @Schema(pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(pattern = Formats.CURRENCY) String toCurrency,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryFrom,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryTo,

        @Schema(nullable = true, description = "Units of to_currency for 1 of from_currency.")
        BigDecimal rate,

        @Schema(nullable = true, description = "The rate of the other direction, not 1/rate.")
        BigDecimal inverseRate,

        @Schema(nullable = true, description = "Percent lost going there and back.")
        BigDecimal roundTripCostPct,

        Legs legs,
        @Schema(nullable = true) CrossAdjustmentAnswer crossAdjustment,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal amount,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the covered part of the amount comes to.")
        BigDecimal amountReceived,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the amount gets through both legs; the second gets what the first yields.")
        BigDecimal executableRate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The part of the amount that both legs can take, 0 to 1.")
        BigDecimal coverage,

        @Schema(nullable = true, description = "When the platform was read.")
        Instant observedAt,

        @Schema(nullable = true, description = "When it was last computed.")
        Instant computedAt,

        @Schema(nullable = true, description = "When the figure last changed.")
        Instant updatedAt,

        @Schema(nullable = true, minimum = "0") Long ageSeconds,
        FreshnessStatus status,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Why there is no usable rate: in events only, `/rates/cross` answers a 503 then.")
        UnavailableReason reason,

        boolean sandbox) {

    /** The two rates that it is made of; both {@code null} from a place to itself. */
    @Schema(name = "CrossRateLegs")
    public record Legs(
            @Schema(nullable = true) RateAnswer buy,
            @Schema(nullable = true) RateAnswer sell) {}
}
