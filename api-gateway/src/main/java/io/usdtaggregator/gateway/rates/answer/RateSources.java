package io.usdtaggregator.gateway.rates.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rate stands on: the rule, the offers, what an amount gets, and whose offers they are. */
public record RateSources(
        @Schema(nullable = true) AdjustmentAnswer adjustment,
        @Schema(nullable = true) QualityAnswer quality,
        @JsonInclude(JsonInclude.Include.NON_NULL) Liquidity liquidity,

        @Schema(description = "Whether another platform than the default one answers.")
        boolean fallback,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "One sentence; only with `fallback`.")
        String fallbackReason,

        @Schema(pattern = "^[A-Z]{3}(:[A-Z]{2})?$", description = "Whose offers answer: a country's, or its zone's.")
        String scopeUsed) {}
