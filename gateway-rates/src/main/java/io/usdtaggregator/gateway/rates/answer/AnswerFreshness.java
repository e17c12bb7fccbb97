package io.usdtaggregator.gateway.rates.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How old a rate is: when it was read, worked out and changed, and why it has no number. */
public record AnswerFreshness(
        @Schema(nullable = true, description = "When the platform was read.")
        Instant observedAt,

        @Schema(nullable = true, description = "When it was last computed.")
        Instant computedAt,

        @Schema(nullable = true, description = "When the figure last changed.")
        Instant updatedAt,

        @Schema(nullable = true, minimum = "0") Long ageSeconds,
        FreshnessStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason,
        boolean sandbox) {}
