package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.http.input.Page.PageSummary;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.listing.OfferList;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.serving.Freshness;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list says of itself: how many there are, which page this is, and how fresh its oldest row is. */
public record ListSummary(
        @JsonUnwrapped PageSummary listed,

        @Schema(nullable = true, description = "When the platform of the oldest row, on any page, was read.")
        Instant observedAt,

        @Schema(nullable = true, minimum = "0", description = "Of the oldest row.")
        Long ageSeconds,

        @Schema(description = "Of the oldest row.") FreshnessStatus status,

        @Schema(
                description =
                        "Of the books behind the list: `cut_at_ceiling` and `incomplete` tell that a platform has more offers.")
        Set<BookFlag> flags,

        @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason,
        boolean sandbox) {

    static ListSummary of(OfferList list, Page page, Freshness freshness, boolean sandbox) {
        return new ListSummary(
                PageSummary.of(list.offers().size(), page),
                list.observedAt(),
                freshness.ageSeconds(list.observedAt()),
                list.status(),
                list.flags(),
                list.reason(),
                sandbox);
    }

    /** How old a row of a list is. */
    public record RowFreshness(
            @Schema(description = "When its platform was read.")
            Instant observedAt,

            @Schema(minimum = "0") long ageSeconds,
            FreshnessStatus status) {
        static RowFreshness of(OfferList.Listed listed, Freshness freshness) {
            return new RowFreshness(listed.observedAt(), freshness.ageSeconds(listed.observedAt()), listed.status());
        }
    }
}
