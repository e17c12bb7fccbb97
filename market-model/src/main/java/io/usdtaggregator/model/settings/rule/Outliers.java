package io.usdtaggregator.model.settings.rule;

import java.math.BigDecimal;

/** How far from the others a price may lie. Both 0 turns the cut off. */
public record Outliers(BigDecimal madMultiple, BigDecimal percent) {}
