package io.usdtaggregator.gateway.rates.answer;

import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rule that a rate got, as answers show it. */
@Schema(name = "Adjustment")
public record AdjustmentAnswer(
        String ruleId,

        @Schema(
                pattern = "^(global|BUY|SELL|[A-Z]{3}(:[A-Z]{2})?(:(BUY|SELL))?)$",
                description = "Whom the rule is for: `XOF:CI:SELL`, `XOF:CI`, `XOF:BUY`, `XOF`, `SELL` or `global`.")
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
