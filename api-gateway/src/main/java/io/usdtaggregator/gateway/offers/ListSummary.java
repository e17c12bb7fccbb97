package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list says of itself: how many there are, which page this is, and how fresh the best row is. */
public record ListSummary(
        @Schema(
                minimum = "0",
                description = "All that there are, on all pages; of `/offers/best`, those that it answers.")
        int count,

        @Schema(minimum = "1") int page,
        @Schema(minimum = "1", maximum = "100") int pageSize,
        @Schema(nullable = true) Instant observedAt,
        @Schema(nullable = true, minimum = "0") Long ageSeconds,
        FreshnessStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason,
        boolean sandbox) {}
