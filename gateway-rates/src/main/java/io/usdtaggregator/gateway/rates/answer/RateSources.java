package io.usdtaggregator.gateway.rates.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.serving.Liquidity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rate stands on: the rule, the offers, what an amount gets, and whose offers they are. */
public record RateSources(
        @Schema(nullable = true) AdjustmentAnswer adjustment,
        @Schema(nullable = true) QualityAnswer quality,
        @JsonInclude(JsonInclude.Include.NON_NULL) LiquidityAnswer liquidity,

        @Schema(description = "Whether another platform than the default one answers.")
        boolean fallback,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "One sentence; only with `fallback`.")
        String fallbackReason,

        @Schema(pattern = "^[A-Z]{3}(:[A-Z]{2})?$", description = "Whose offers answer: a country's, or its zone's.")
        String scopeUsed) {
    /** The rule that a rate got, as answers show it. */
    @Schema(name = "Adjustment")
    public record AdjustmentAnswer(
            String ruleId,

            @Schema(
                    pattern = "^(global|BUY|SELL|[A-Z]{3}(:[A-Z]{2})?(:(BUY|SELL))?)$",
                    description =
                            "Whom the rule is for: `XOF:CI:SELL`, `XOF:CI`, `XOF:BUY`, `XOF`, `SELL` or `global`.")
            String scope,

            AdjustmentMode mode,
            BigDecimal value,
            Direction direction) {

        /** {@code null} where no rule applied. */
        static AdjustmentAnswer of(Adjustment rule) {
            return rule == null
                    ? null
                    : new AdjustmentAnswer(rule.ruleId(), rule.scope(), rule.mode(), rule.value(), rule.direction());
        }
    }

    /** What a rate stands on, as answers show it: offers seen, left over after all filters, and dropped by reason. */
    @Schema(name = "Quality")
    public record QualityAnswer(
            @Schema(nullable = true) Confidence confidence,
            @Schema(minimum = "0") int offersSeen,
            @Schema(minimum = "0") int offersEligible,

            @Schema(
                    propertyNames = DropReason.class,
                    description = "Offers that were dropped, by the reason; a reason without any is left out.")
            Map<DropReason, Integer> excluded,

            Set<BookFlag> flags) {

        /**
         * {@code null} where nothing is known of it. Confidence is low while a book behind the rate is stale (docs/domain.md, 3).
         */
        static QualityAnswer of(Quality quality, boolean ofStaleBook) {
            return quality == null
                    ? null
                    : new QualityAnswer(
                            ofStaleBook ? Confidence.LOW : quality.confidence(),
                            quality.offersSeen(),
                            quality.offersEligible(),
                            quality.excluded(),
                            quality.flags());
        }
    }

    /**
     * What an amount gets.
     *
     * @param executableRate fiat for 1 USDT over all that could be taken, adjusted; {@code null} when nothing could
     * @param coverage the part of the amount that could be taken: 0.3 means 30 %
     */
    @Schema(name = "Liquidity")
    public record LiquidityAnswer(
            BigDecimal amount,

            @Schema(
                    nullable = true,
                    description = "Fiat for 1 USDT over all that could be taken, adjusted; null when nothing could.")
            BigDecimal executableRate,

            @Schema(description = "The part of the amount that could be taken, 0 to 1.")
            BigDecimal coverage,

            @Schema(minimum = "0") int offersUsed) {
        static LiquidityAnswer of(Liquidity liquidity) {
            return new LiquidityAnswer(
                    liquidity.amount(), liquidity.executableRate(), liquidity.coverage(), liquidity.offersUsed());
        }
    }
}
