package io.usdtaggregator.model.settings.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.rate.AdjustmentMode;
import java.time.Instant;

/** Staff's rule for cross rates. A scope part that is {@code null} matches everything; {@code to} needs {@code from}. */
public record CrossAdjustmentRule(
        String id,
        String from,
        String to,
        AdjustmentMode mode,
        LegStep buy,
        LegStep sell,
        boolean active,
        @JsonInclude(JsonInclude.Include.NON_NULL) String changedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant changedAt) {}
