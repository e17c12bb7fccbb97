package io.usdtaggregator.admin.markets;

import io.usdtaggregator.model.market.Offer;
import java.util.List;

/**
 * An offer of a book, and what became of it.
 *
 * @param platform its code
 * @param offerId {@code null} where the platform's answer had none
 * @param state {@link #COUNTS}, {@link #ELIGIBLE}, or the name of the reason why it was left out
 * @param limits which limits it breaks; empty for an offer that is kept
 * @param offer {@code null} where it could not be read
 */
public record OfferRow(String platform, String offerId, String state, List<BrokenLimit> limits, Offer offer) {
    /** Among the offers that callers' rate is made of. */
    public static final String COUNTS = "COUNTS";
    /** Passed all filters, but its platform does not serve now. */
    public static final String ELIGIBLE = "ELIGIBLE";

    public boolean isKept() {
        return state.equals(COUNTS) || state.equals(ELIGIBLE);
    }

    boolean canBePaidBy(String method) {
        return offer != null
                && offer.paymentMethods().stream()
                        .anyMatch(way -> way.identifier().equals(method));
    }
}
