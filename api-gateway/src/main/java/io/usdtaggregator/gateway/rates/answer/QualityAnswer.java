package io.usdtaggregator.gateway.rates.answer;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.Quality;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rate stands on, as answers show it: offers seen, left over after all filters, and dropped by reason. */
@Schema(name = "Quality")
public record QualityAnswer(
        @Schema(nullable = true) Confidence confidence,
        @Schema(minimum = "0") int offersSeen,
        @Schema(minimum = "0") int offersEligible,

        @Schema(
                propertyNames = DropReason.class,
                description = "Offers that were dropped, by the reason; a reason without any is left out.")
        Map<DropReason, Integer> excluded,

        Set<BookFlag> flags) {

    /**
     * {@code null} where nothing is known of it. Confidence is low while a book behind the rate is stale (docs/domain.md, 3).
     */
    static QualityAnswer of(Quality quality, boolean ofStaleBook) {
        return quality == null
                ? null
                : new QualityAnswer(
                        ofStaleBook ? Confidence.LOW : quality.confidence(),
                        quality.offersSeen(),
                        quality.offersEligible(),
                        quality.excluded(),
                        quality.flags());
    }
}
