package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Filter 1, as far as it can be judged from a whole offer: nothing can be bought or sold with one that takes less than
 * one minor unit of the currency. An {@link Offer} with a price of 0 or a minimum above its maximum cannot be made at all, and
 * what else makes an advert invalid is seen where the platform's answer is read.
 */
public final class InvalidFilter implements OfferFilter {

    @Override
    public DropReason reason() {
        return DropReason.INVALID;
    }

    @Override
    public String detail() {
        return "takes less than the smallest amount of the currency";
    }

    @Override
    public boolean keeps(Market market, Offer offer) {
        return offer.maxFiat().compareTo(minorUnit(market.fiat())) >= 0;
    }

    private static BigDecimal minorUnit(String fiat) {
        try {
            return BigDecimal.ONE.movePointLeft(
                    Math.max(0, Currency.getInstance(fiat).getDefaultFractionDigits()));
        } catch (IllegalArgumentException unknownToTheJdk) {
            return BigDecimal.ONE.movePointLeft(2);
        }
    }
}
