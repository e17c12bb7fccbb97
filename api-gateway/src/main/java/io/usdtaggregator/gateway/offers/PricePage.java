package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.offers.ListSummary.RowFreshness;
import io.usdtaggregator.model.listing.OfferList;
import io.usdtaggregator.model.serving.Freshness;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of adjusted prices. */
@Schema
public record PricePage(
        @JsonUnwrapped ListSummary summary,
        List<BigDecimal> prices,

        @Schema(description = "The same prices in the same order, each with its platform and its own freshness.")
        List<PriceRow> rows) {

    static PricePage of(ListSummary summary, List<OfferList.Listed> offers, Freshness freshness) {
        List<OfferList.Listed> priced = offers.stream()
                .filter(listed -> Objects.nonNull(listed.adjustedPrice()))
                .toList();
        return new PricePage(
                summary,
                priced.stream().map(OfferList.Listed::adjustedPrice).toList(),
                priced.stream().map(listed -> PriceRow.of(listed, freshness)).toList());
    }

    /** An adjusted price, where it comes from, and how old it is. */
    @Schema(name = "PriceRow")
    public record PriceRow(
            BigDecimal price,
            String platform,
            @JsonUnwrapped RowFreshness freshness) {

        private static PriceRow of(OfferList.Listed listed, Freshness freshness) {
            return new PriceRow(listed.adjustedPrice(), listed.offer().platform(), RowFreshness.of(listed, freshness));
        }
    }
}
