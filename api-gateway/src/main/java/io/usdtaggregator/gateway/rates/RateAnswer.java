package io.usdtaggregator.gateway.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A Rate of the public API: what 1 USDT costs in one market, or why that is not known now. */
@Schema(name = "Rate")
public record RateAnswer(
        @Schema(
                nullable = true,
                pattern = Formats.RATE_ID,
                description = "Names this published rate for `/rates/{rate_id}`.")
        String rateId,

        @Schema(pattern = Formats.CURRENCY) String fiat,
        TradeType tradeType,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String country,

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
        int currencyDecimals,

        @Schema(nullable = true) AdjustmentAnswer adjustment,
        @Schema(nullable = true) QualityAnswer quality,
        @JsonInclude(JsonInclude.Include.NON_NULL) Liquidity liquidity,

        @Schema(description = "Whether another platform than the default one answers.")
        boolean fallback,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "One sentence; only with `fallback`.")
        String fallbackReason,

        @Schema(pattern = "^[A-Z]{3}(:[A-Z]{2})?$", description = "Whose offers answer: a country's, or its zone's.")
        String scopeUsed,

        @Schema(nullable = true, description = "When the platform was read.")
        Instant observedAt,

        @Schema(nullable = true, description = "When it was last computed.")
        Instant computedAt,

        @Schema(nullable = true, description = "When the figure last changed.")
        Instant updatedAt,

        @Schema(nullable = true, minimum = "0") Long ageSeconds,
        FreshnessStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "XOF and XAF only: units for 1 US dollar by the fixed 655.957 for 1 euro and the European "
                                + "Central Bank's rate of the day.")
        BigDecimal officialRate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                pattern = "^-?\\d+(\\.\\d+)?$",
                description = "How far the rate lies above the official one, in percent of it.")
        BigDecimal premiumPct,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Why there is no official rate; XOF and XAF only.")
        OfficialRates.MissingReason officialRateReason,

        boolean sandbox) {}
