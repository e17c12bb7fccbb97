package io.usdtaggregator.gateway.rates.cross;

import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
