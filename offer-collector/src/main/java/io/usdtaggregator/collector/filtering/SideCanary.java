package io.usdtaggregator.collector.filtering;

import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Suspects swapped sides where the median BUY price lies more than 1 % below the median SELL price (docs/domain.md, 1): of all
 * that the platform showed, whatever staff's filters keep of it.
 */
public final class SideCanary {
    private static final BigDecimal LIMIT = new BigDecimal("0.99");

    private SideCanary() {}

    /** Two books of one platform; one that is too old beside the other says nothing. */
    public static boolean suspects(OfferBook one, OfferBook other, Settings settings) {
        return FreshnessLimits.of(settings, one.platform()).status(older(one, other), newer(one, other))
                        != FreshnessStatus.UNAVAILABLE
                && suspects(one, other);
    }

    private static boolean suspects(OfferBook one, OfferBook other) {
        OfferBook buy = one.market().tradeType() == TradeType.BUY ? one : other;
        OfferBook sell = buy == one ? other : one;
        Optional<BigDecimal> buying = median(buy);
        Optional<BigDecimal> selling = median(sell);
        return buying.isPresent()
                && selling.isPresent()
                && buying.get().compareTo(selling.get().multiply(LIMIT)) < 0;
    }

    private static Instant older(OfferBook one, OfferBook other) {
        return one.observedAt().isBefore(other.observedAt()) ? one.observedAt() : other.observedAt();
    }

    private static Instant newer(OfferBook one, OfferBook other) {
        return one.observedAt().isBefore(other.observedAt()) ? other.observedAt() : one.observedAt();
    }

    private static Optional<BigDecimal> median(OfferBook book) {
        return Median.of(book.readable().map(Offer::price).toList());
    }
}
