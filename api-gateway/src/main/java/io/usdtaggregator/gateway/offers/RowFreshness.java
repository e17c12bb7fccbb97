package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.gateway.rates.freshness.Freshness;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How old a row of a list is. */
public record RowFreshness(
        @Schema(description = "When its platform was read.") Instant observedAt,
        @Schema(minimum = "0") long ageSeconds,
        FreshnessStatus status) {
    static RowFreshness of(OfferList.Listed listed, Freshness freshness) {
        return new RowFreshness(listed.observedAt(), freshness.ageSeconds(listed.observedAt()), listed.status());
    }
}
