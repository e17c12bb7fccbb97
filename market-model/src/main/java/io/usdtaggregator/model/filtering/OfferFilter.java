package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;

/** A filter that judges each offer by itself: 1 to 5 of docs/domain.md 2. */
public interface OfferFilter {

    /** Under which reason its drops are counted. */
    DropReason reason();

    /** Why it drops, in one sentence for staff. */
    String detail();

    boolean keeps(Market market, Offer offer);

    /** The record of an offer that it does not keep. */
    default DroppedOffer drop(Offer offer) {
        return new DroppedOffer(offer.offerId(), reason(), detail(), offer);
    }
}
