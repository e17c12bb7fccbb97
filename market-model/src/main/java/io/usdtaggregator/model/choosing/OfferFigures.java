package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.settings.rule.ConfidenceLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the offers of a rate come to (docs/domain.md, 3): its price, and how good it is. */
final class OfferFigures {
    private final List<Offer> offers;
    private final List<Offer> bestOfMerchants;
    private final Optional<BigDecimal> reference;

    OfferFigures(FilteredOffers filtered) {
        this.offers = filtered.offers();
        this.bestOfMerchants = MerchantOffers.firstOfEach(offers);
        this.reference = ReferenceRate.of(offers);
    }

    /** The {@link ReferenceRate} of the offers; empty without any. */
    Optional<BigDecimal> reference() {
        return reference;
    }

    /** @param rule skipped where it would make the rate 0 or less */
    RatePrice price(Optional<Adjustment> rule) {
        BigDecimal raw = Decimals.plain(offers.get(0).price());
        Optional<Adjustment> applied = rule.filter(found -> found.applyTo(raw).signum() > 0);
        return new RatePrice(
                applied.map(found -> found.applyTo(raw)).orElse(raw),
                raw,
                median(),
                reference.orElseThrow(),
                applied.orElse(null));
    }

    private BigDecimal median() {
        List<BigDecimal> prices = new ArrayList<>(bestOfMerchants.size());
        bestOfMerchants.forEach(offer -> prices.add(offer.price()));
        return Median.of(prices).map(Decimals::plain).orElseThrow();
    }

    /**
     * @param seen how many offers there were before all filters
     * @param flags without {@code thin_book}, which these offers decide
     */
    Quality quality(ConfidenceLimits limits, int seen, Map<DropReason, Integer> excluded, Set<BookFlag> flags) {
        Set<BookFlag> all = EnumSet.noneOf(BookFlag.class);
        all.addAll(flags);
        if (bestOfMerchants.size() < limits.medium()) {
            all.add(BookFlag.THIN_BOOK);
        }
        Confidence confidence = Confidence.of(bestOfMerchants.size(), limits.high(), limits.medium());
        return new Quality(confidence, seen, offers.size(), excluded, all);
    }
}
