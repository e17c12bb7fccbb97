package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The offers that answer a question, best first.
 *
 * @param observedAt of the book that the best offer came from; without offers, of the newest book; {@code null} without any
 * @param reason why there are none, else {@code null}
 */
record OfferList(List<Listed> offers, Instant observedAt, FreshnessStatus status, UnavailableReason reason) {

    /**
     * @param adjustedPrice the price by the market's rule; {@code null} where the rule would make it 0 or less
     * @param counts whether a rate of the asked platforms would take it into account
     */
    record Listed(Offer offer, BigDecimal adjustedPrice, boolean outlier, boolean counts, Instant observedAt) {}
}
