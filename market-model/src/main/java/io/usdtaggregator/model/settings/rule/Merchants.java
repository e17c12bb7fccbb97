package io.usdtaggregator.model.settings.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** What a merchant needs for its offers to count. */
public record Merchants(
        @JsonProperty("min_orders_30d") int minOrders30d, BigDecimal minCompletionRate, boolean verifiedOnly) {}
