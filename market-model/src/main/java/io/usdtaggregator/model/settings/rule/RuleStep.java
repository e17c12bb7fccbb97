package io.usdtaggregator.model.settings.rule;

import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;

/** What a rule does to the number of a rate. */
public record RuleStep(AdjustmentMode mode, BigDecimal value, Direction direction) {}
