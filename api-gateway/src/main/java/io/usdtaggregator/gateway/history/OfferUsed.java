package io.usdtaggregator.gateway.history;

import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An offer that a past rate was made from, without its merchant. */
@Schema(name = "UsedOffer")
record OfferUsed(String platform, String offerId, BigDecimal price, BigDecimal minFiat, BigDecimal maxFiat) {

    static List<OfferUsed> of(List<Offer> offers) {
        return offers.stream()
                .map(offer -> new OfferUsed(
                        offer.platform(), offer.offerId(), offer.price(), offer.minFiat(), offer.maxFiat()))
                .toList();
    }
}
