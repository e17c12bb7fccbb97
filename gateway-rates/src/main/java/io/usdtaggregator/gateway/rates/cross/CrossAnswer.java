package io.usdtaggregator.gateway.rates.cross;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.rates.answer.AnswerFreshness;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.serving.OtherDirection;
import io.usdtaggregator.model.serving.WalkedAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A CrossRate of the public API: units of {@code to} received for 1 unit of {@code from}. */
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

        @JsonUnwrapped RatedCorridor corridor,
        @JsonUnwrapped CrossFigures figures,
        @JsonUnwrapped CrossSources sources,
        @JsonUnwrapped AmountAnswer walked,
        @JsonInclude(JsonInclude.Include.NON_NULL) CrossDerivation derivation,
        @JsonUnwrapped AnswerFreshness freshness) {

    /** The same, as the answer to a question of a past instant. */
    CrossAnswer at(Instant instant) {
        return new CrossAnswer(instant, rateId, corridor, figures, sources, walked, derivation, freshness);
    }

    /** What it is made of. */
    public record CrossSources(
            Legs legs, @Schema(nullable = true) CrossAdjustmentAnswer crossAdjustment) {}

    /** The two rates that it is made of. */
    public Legs legs() {
        return sources.legs();
    }

    /** The two rates that it is made of; both {@code null} from a place to itself. */
    @Schema(name = "CrossRateLegs")
    public record Legs(
            @Schema(nullable = true) RateAnswer buy,
            @Schema(nullable = true) RateAnswer sell) {}

    /** The cross rule that a cross rate got, as answers show it. */
    @Schema(name = "CrossAdjustment")
    public record CrossAdjustmentAnswer(
            String ruleId,

            @Schema(
                    pattern = "^(global|[A-Z]{3}(:[A-Z]{3})?)$",
                    description = "Whom the rule is for: `XOF:GHS`, `XOF` or `global`.")
            String scope,

            AdjustmentMode mode,
            Step buy,
            Step sell) {

        /** What is done to one leg. */
        @Schema(name = "AdjustmentStep", description = "What is done to one leg.")
        public record Step(BigDecimal value, Direction direction) {
            private static Step of(CrossAdjustment.Step step) {
                return new Step(step.value(), step.direction());
            }
        }

        /** {@code null} where no rule applied. */
        static CrossAdjustmentAnswer of(CrossAdjustment rule) {
            return rule == null
                    ? null
                    : new CrossAdjustmentAnswer(
                            rule.ruleId(), rule.scope(), rule.mode(), Step.of(rule.buy()), Step.of(rule.sell()));
        }
    }

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

            @Schema(
                    nullable = true,
                    description = "Percent lost going there and back, out of the unrounded legs of both directions.")
            BigDecimal roundTripCostPct,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Why `inverse_rate` and `round_trip_cost_pct` are null beside a rate.")
            OtherDirection.MissingReason inverseRateReason) {

        static CrossFigures of(Optional<BigDecimal> rate, OtherDirection back) {
            return rate.map(number -> new CrossFigures(number, back.rate(), back.roundTripCostPct(), back.reason()))
                    .orElseGet(() -> new CrossFigures(null, null, null, null));
        }
    }

    /**
     * What an amount gets in a corridor; all {@code null} where none was asked.
     *
     * @param amountReceived what the covered part of the amount comes to, to the decimals of {@code to}
     * @param executableRate what the amount gets through both legs; absent when nothing can be taken
     * @param coverage the part of the amount that both legs can take
     */
    public record AmountAnswer(
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal amount,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "What the covered part of the amount comes to.")
            BigDecimal amountReceived,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "What the amount gets through both legs; the second gets what the first yields.")
            BigDecimal executableRate,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The part of the amount that both legs can take, 0 to 1.")
            BigDecimal coverage) {

        static final AmountAnswer NONE = new AmountAnswer(null, null, null, null);

        static AmountAnswer of(WalkedAmount walked) {
            return new AmountAnswer(
                    walked.amount(),
                    walked.received().orElse(null),
                    walked.executableRate().orElse(null),
                    walked.coverage());
        }
    }
}
