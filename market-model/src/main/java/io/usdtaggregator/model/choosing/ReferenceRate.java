package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The robust middle of a market (docs/domain.md, 3): the median of the prices weighted by what each offer can sell or buy, of which
 * no more than twice the usual counts, so that one large offer does not decide.
 */
final class ReferenceRate {
    private static final BigDecimal TWO = new BigDecimal("2");

    private ReferenceRate() {}

    /** Empty without offers. */
    static Optional<BigDecimal> of(List<Offer> offers) {
        List<BigDecimal> available = new ArrayList<>(offers.size());
        offers.forEach(offer -> available.add(offer.availableUsdt()));
        return Median.of(available).map(usual -> weighted(offers, usual.multiply(TWO)));
    }

    /** The smallest price at which half of the weight is reached; where exactly half is, the mean of it and the next. */
    private static BigDecimal weighted(List<Offer> offers, BigDecimal most) {
        List<Offer> rising = new ArrayList<>(offers);
        rising.sort(Comparator.comparing(Offer::price));
        BigDecimal all = BigDecimal.ZERO;
        for (Offer offer : rising) {
            all = all.add(weight(offer, most));
        }
        BigDecimal half = all.divide(TWO);
        BigDecimal reached = BigDecimal.ZERO;
        int at = -1;
        while (reached.compareTo(half) < 0 || at < 0) {
            at++;
            reached = reached.add(weight(rising.get(at), most));
        }
        BigDecimal price = rising.get(at).price();
        boolean exactly = reached.compareTo(half) == 0 && at + 1 < rising.size();
        return Decimals.plain(exactly ? price.add(rising.get(at + 1).price()).divide(TWO) : price);
    }

    private static BigDecimal weight(Offer offer, BigDecimal most) {
        return offer.availableUsdt().min(most);
    }
}
