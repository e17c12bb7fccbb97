package io.usdtaggregator.model.settings.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;
import java.time.Instant;

/** Staff's rule for rates. A scope part that is {@code null} matches everything. */
public record AdjustmentRule(
        String id,
        String currency,
        String country,
        TradeType tradeType,
        AdjustmentMode mode,
        BigDecimal value,
        Direction direction,
        boolean active,
        Instant validFrom,
        Instant validUntil,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) String changedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant changedAt) {}
