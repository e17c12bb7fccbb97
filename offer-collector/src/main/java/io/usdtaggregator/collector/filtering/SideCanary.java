package io.usdtaggregator.collector.filtering;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Median;
import java.math.BigDecimal;
import java.util.Optional;

/** Suspects swapped sides where the median BUY price lies more than 1 % below the median SELL price (DOMAIN.md 1). */
public final class SideCanary {
    private static final BigDecimal LIMIT = new BigDecimal("0.99");

    private SideCanary() {}

    public static boolean suspects(OfferBook one, OfferBook other) {
        OfferBook buy = one.market().tradeType() == TradeType.BUY ? one : other;
        OfferBook sell = buy == one ? other : one;
        Optional<BigDecimal> buying = median(buy);
        Optional<BigDecimal> selling = median(sell);
        return buying.isPresent()
                && selling.isPresent()
                && buying.get().compareTo(selling.get().multiply(LIMIT)) < 0;
    }

    private static Optional<BigDecimal> median(OfferBook book) {
        return Median.of(book.offers().stream().map(Offer::price).toList());
    }
}
