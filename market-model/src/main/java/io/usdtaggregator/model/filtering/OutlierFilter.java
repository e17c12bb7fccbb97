package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.settings.rule.Outliers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Filter 6, over all eligible offers of a market whatever their platform, each merchant once. With 5 or more merchants it drops
 * what lies farther from the median than {@code max(k x MAD, p % of the median)}; both 0 turns that off. With fewer it drops what
 * lies farther from the zone's reference rate than the thin guard allows; 0 turns that off (docs/domain.md 2).
 */
public final class OutlierFilter {
    /** With fewer merchants, their median says nothing. */
    public static final int FEWEST = 5;

    private final Outliers settings;
    private final BigDecimal thinGuardPercent;

    public OutlierFilter(Outliers settings, BigDecimal thinGuardPercent) {
        this.settings = settings;
        this.thinGuardPercent = thinGuardPercent;
    }

    /**
     * Tells which offers are outliers.
     *
     * @param merchants the best offer of each merchant
     * @param zoneReference the zone's reference rate, all payment methods together; empty where the zone itself is thin
     */
    public Predicate<Offer> outliersAmong(Collection<Offer> merchants, Optional<BigDecimal> zoneReference) {
        if (merchants.size() >= FEWEST) {
            return isOff() ? offer -> false : awayFromTheMedian(merchants);
        }
        return zoneReference
                .filter(reference -> thinGuardPercent.signum() > 0)
                .map(reference -> farther(reference, part(thinGuardPercent, reference)))
                .orElse(offer -> false);
    }

    private Predicate<Offer> awayFromTheMedian(Collection<Offer> merchants) {
        BigDecimal median = medianOf(merchants, Offer::price);
        BigDecimal deviation =
                medianOf(merchants, offer -> offer.price().subtract(median).abs());
        return farther(median, settings.madMultiple().multiply(deviation).max(part(settings.percent(), median)));
    }

    private static BigDecimal medianOf(Collection<Offer> offers, Function<Offer, BigDecimal> number) {
        List<BigDecimal> numbers = new ArrayList<>(offers.size());
        offers.forEach(offer -> numbers.add(number.apply(offer)));
        return Median.of(numbers).orElseThrow();
    }

    private static Predicate<Offer> farther(BigDecimal middle, BigDecimal distance) {
        BigDecimal lowest = middle.subtract(distance);
        BigDecimal highest = middle.add(distance);
        return offer -> offer.price().compareTo(lowest) < 0 || offer.price().compareTo(highest) > 0;
    }

    private static BigDecimal part(BigDecimal percent, BigDecimal whole) {
        return percent.multiply(whole).divide(Decimals.HUNDRED);
    }

    private boolean isOff() {
        return settings.madMultiple().signum() == 0 && settings.percent().signum() == 0;
    }
}
