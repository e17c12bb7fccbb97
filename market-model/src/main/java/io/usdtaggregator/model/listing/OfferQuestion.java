package io.usdtaggregator.model.listing;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Which offers are asked for.
 *
 * @param platform empty: all
 * @param amount in the market's currency, that an offer must take in one order
 * @param methods any of these ways to pay; empty: all
 */
public record OfferQuestion(
        Market market, Optional<String> platform, Optional<BigDecimal> amount, Set<String> methods) {

    /** All offers of a market. */
    public static OfferQuestion all(Market market) {
        return new OfferQuestion(market, Optional.empty(), Optional.empty(), Set.of());
    }

    boolean fits(Offer offer) {
        return fitsAmount(offer) && fitsPaymentMethod(offer);
    }

    boolean fitsPaymentMethod(Offer offer) {
        return methods.isEmpty()
                || offer.paymentMethods().stream().anyMatch(method -> methods.contains(method.identifier()));
    }

    private boolean fitsAmount(Offer offer) {
        return amount.map(wanted -> wanted.compareTo(offer.minFiat()) >= 0 && wanted.compareTo(offer.maxFiat()) <= 0)
                .orElse(true);
    }
}
