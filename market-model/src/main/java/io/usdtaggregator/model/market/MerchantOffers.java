package io.usdtaggregator.model.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Offers by who posted them: a merchant with many offers has one voice (docs/domain.md, 2). */
public final class MerchantOffers {

    private MerchantOffers() {}

    /** The first offer of each merchant: of offers that come best first, their best. */
    public static List<Offer> firstOfEach(Collection<Offer> offers) {
        Set<Offer.MerchantKey> merchants = new HashSet<>(2 * offers.size());
        List<Offer> first = new ArrayList<>(offers.size());
        for (Offer offer : offers) {
            if (merchants.add(offer.merchantKey())) {
                first.add(offer);
            }
        }
        return first;
    }

    /** Whether so many merchants posted them; no more offers are looked at than that takes. */
    public static boolean areAtLeast(int merchants, Stream<Offer> offers) {
        return offers.map(Offer::merchantKey).distinct().limit(merchants).count() == merchants;
    }

    /** How many merchants posted them. */
    public static int count(Collection<Offer> offers) {
        return (int) offers.stream().map(Offer::merchantKey).distinct().count();
    }
}
