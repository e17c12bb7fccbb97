package io.usdtaggregator.gateway.rates.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.documentation.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A Rate of the public API: what 1 USDT costs in one market, or why that is not known now. */
@Schema(name = "Rate")
public record RateAnswer(
        @Schema(
                nullable = true,
                pattern = Formats.RATE_ID,
                description = "Names this published rate for `/rates/{rate_id}`.")
        String rateId,

        @JsonUnwrapped RatedMarket market,
        @JsonUnwrapped RateFigures figures,
        @JsonUnwrapped RateSources sources,
        @JsonInclude(JsonInclude.Include.NON_NULL) Derivation derivation,
        @JsonUnwrapped OfficialRateAnswer official,
        @JsonUnwrapped AnswerFreshness freshness) {}
