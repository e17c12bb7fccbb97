package io.usdtaggregator.model.settings.rule;

import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;

/** What a cross rule does to one leg. */
public record LegStep(BigDecimal value, Direction direction) {}
