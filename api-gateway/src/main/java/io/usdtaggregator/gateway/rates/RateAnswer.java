package io.usdtaggregator.gateway.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;

/** A Rate of the public API: what 1 USDT costs in one market, or why that is not known now. */
public record RateAnswer(
        String rateId,
        String fiat,
        TradeType tradeType,
        String country,
        String platform,
        BigDecimal rate,
        BigDecimal rawRate,
        BigDecimal median,
        int currencyDecimals,
        Adjustment adjustment,
        Quality quality,
        @JsonInclude(JsonInclude.Include.NON_NULL) Liquidity liquidity,
        boolean fallback,
        @JsonInclude(JsonInclude.Include.NON_NULL) String fallbackReason,
        String scopeUsed,
        Instant observedAt,
        Instant computedAt,
        Instant updatedAt,
        Long ageSeconds,
        FreshnessStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal officialRate,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal premiumPct,
        @JsonInclude(JsonInclude.Include.NON_NULL) OfficialRates.MissingReason officialRateReason,
        boolean sandbox) {}
