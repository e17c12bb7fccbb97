package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.Offer.MerchantKey;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.settings.rule.Trust;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Filter 7: the best price must not stand alone (docs/domain.md 2). With 5 or more merchants, offers are set aside from the best on
 * until enough merchants have an offer near the best one left. Where no price has so much company, that ends when fewer
 * than 5 merchants are left, so that a market of scattered prices keeps a rate.
 */
public final class SupportFilter {
    private final int merchantsNeeded;
    private final BigDecimal percent;

    public SupportFilter(Trust trust) {
        this.merchantsNeeded = trust.supportMerchants();
        this.percent = trust.supportPercent();
    }

    /** How many of these offers, which come best first, stand alone at their head. */
    public int unsupported(List<Offer> offers) {
        if (merchantsNeeded <= 1 || offers.isEmpty() || isSupported(offers)) {
            return 0;
        }
        if (MerchantOffers.count(offers) < OutlierFilter.FEWEST) {
            return 0;
        }
        return IntStream.range(1, offers.size())
                .filter(at -> isSupported(offers.subList(at, offers.size())))
                .findFirst()
                .orElseGet(() -> untilFewMerchantsAreLeft(offers));
    }

    /** Whether enough merchants have an offer near the first one. */
    private boolean isSupported(List<Offer> left) {
        BigDecimal best = left.get(0).price();
        BigDecimal near = percent.multiply(best).divide(Decimals.HUNDRED);
        Set<MerchantKey> merchants = new HashSet<>();
        for (Offer offer : left) {
            if (offer.price().subtract(best).abs().compareTo(near) > 0) {
                return false;
            }
            merchants.add(offer.merchantKey());
            if (merchants.size() >= merchantsNeeded) {
                return true;
            }
        }
        return false;
    }

    private static int untilFewMerchantsAreLeft(List<Offer> offers) {
        Set<MerchantKey> merchants = new HashSet<>();
        int at = offers.size();
        while (at > 0 && merchants.size() < OutlierFilter.FEWEST) {
            at--;
            merchants.add(offers.get(at).merchantKey());
        }
        return at + 1;
    }
}
