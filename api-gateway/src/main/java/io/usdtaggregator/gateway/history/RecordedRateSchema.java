package io.usdtaggregator.gateway.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.rates.answer.AdjustmentAnswer;
import io.usdtaggregator.gateway.rates.answer.QualityAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAdjustmentAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the document says of {@link RecordedRate} and {@link RecordedCrossRate} together. */
@Schema(name = "RecordedRate")
record RecordedRateSchema(
        @Schema(
                enumeration = {"rate", "cross_rate"},
                description =
                        "`rate`: of a market, with the fields of a Rate. `cross_rate`: of a corridor, with those of a CrossRate.")
        String kind,

        @Schema(minimum = "0", description = "Of staff's settings by which it was made.")
        int settingsVersion,

        @Schema(
                nullable = true,
                pattern = Formats.RATE_ID,
                description = "Names this published rate for `/rates/{rate_id}`.")
        String rateId,

        @Schema(nullable = true, description = "As it was published.")
        BigDecimal rate,

        @Schema(nullable = true, description = "When the platform was read.")
        Instant observedAt,

        @Schema(nullable = true, description = "When it was last computed.")
        Instant computedAt,

        @Schema(nullable = true, description = "When the figure last changed.")
        Instant updatedAt,

        @Schema(nullable = true, minimum = "0") Long ageSeconds,
        FreshnessStatus status,
        boolean sandbox,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(pattern = Formats.CURRENCY)
        String fiat,

        @JsonInclude(JsonInclude.Include.NON_NULL) TradeType tradeType,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String country,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "Whose offer is the best one; null without a rate.")
        String platform,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "The best price before adjustment.")
        BigDecimal rawRate,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
        BigDecimal median,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "The median, adjusted as the rate is.")
        BigDecimal adjustedMedian,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "What 1 USDT is worth; null in older records.")
        BigDecimal referenceRate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "The reference rate, adjusted as the rate is.")
        BigDecimal adjustedReferenceRate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(minimum = "0", description = "Decimals of amounts in this currency, by ISO 4217.")
        Integer currencyDecimals,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
        AdjustmentAnswer adjustment,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
        QualityAnswer quality,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Whether another platform than the default one answers.")
        Boolean fallback,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "One sentence; only with `fallback`.")
        String fallbackReason,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(pattern = "^[A-Z]{3}(:[A-Z]{2})?$", description = "Whose offers answer: a country's, or its zone's.")
        String scopeUsed,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Why there was no rate.")
        UnavailableReason reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(pattern = Formats.CURRENCY)
        String fromCurrency,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(pattern = Formats.CURRENCY)
        String toCurrency,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryFrom,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryTo,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "The rate of the other direction, not 1/rate.")
        BigDecimal inverseRate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "Percent lost going there and back.")
        BigDecimal roundTripCostPct,

        @JsonInclude(JsonInclude.Include.NON_NULL) CrossAnswer.Legs legs,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
        CrossAdjustmentAnswer crossAdjustment,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Of a market: the offers that it was made from, best first, without their merchants.")
        List<OfferUsed> offers) {}
