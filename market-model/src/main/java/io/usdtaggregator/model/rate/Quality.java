package io.usdtaggregator.model.rate;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import java.util.Map;
import java.util.Set;

/** What a rate stands on: offers seen, left over after all filters, and dropped by reason. */
public record Quality(
        Confidence confidence,
        int offersSeen,
        int offersEligible,
        Map<DropReason, Integer> excluded,
        Set<BookFlag> flags) {}
