package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.settings.rule.Outliers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Filter 6, over all eligible offers of a market whatever their platform, each merchant once. With 5 or more merchants it drops
 * what lies farther from the median than {@code max(k x MAD, p % of the median)}; both 0 turns that off. Where two halves lie more
 * than p % apart, the median and the MAD are those of the worse prices: half of the merchants is no majority. With fewer than 5 it
 * drops what lies farther from the zone's reference rate than the thin guard allows; 0 turns that off (docs/domain.md 2).
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
     * @param merchants the best offer of each merchant, best first
     * @param zoneReference the zone's reference rate, all payment methods together; empty where the zone itself is thin
     */
    public Predicate<Offer> outliersAmong(List<Offer> merchants, Optional<BigDecimal> zoneReference) {
        if (merchants.size() >= FEWEST) {
            return isOff() ? offer -> false : awayFromTheMedian(prices(merchants));
        }
        return zoneReference
                .filter(reference -> thinGuardPercent.signum() > 0)
                .map(reference -> farther(reference, part(thinGuardPercent, reference)))
                .orElse(offer -> false);
    }

    private Predicate<Offer> awayFromTheMedian(List<BigDecimal> bestFirst) {
        List<BigDecimal> prices = isPartedInHalves(bestFirst) ? worseHalf(bestFirst) : bestFirst;
        BigDecimal median = Median.of(prices).orElseThrow();
        List<BigDecimal> deviations = new ArrayList<>(prices.size());
        prices.forEach(price -> deviations.add(price.subtract(median).abs()));
        BigDecimal deviation = Median.of(deviations).orElseThrow();
        return farther(median, settings.madMultiple().multiply(deviation).max(part(settings.percent(), median)));
    }

    private static List<BigDecimal> prices(List<Offer> offers) {
        List<BigDecimal> prices = new ArrayList<>(offers.size());
        offers.forEach(offer -> prices.add(offer.price()));
        return prices;
    }

    private boolean isPartedInHalves(List<BigDecimal> bestFirst) {
        if (bestFirst.size() % 2 == 1 || settings.percent().signum() == 0) {
            return false;
        }
        BigDecimal lastOfTheBetter = bestFirst.get(bestFirst.size() / 2 - 1);
        BigDecimal firstOfTheWorse = bestFirst.get(bestFirst.size() / 2);
        BigDecimal gap = firstOfTheWorse.subtract(lastOfTheBetter).abs();
        return gap.compareTo(part(settings.percent(), firstOfTheWorse)) > 0;
    }

    private static List<BigDecimal> worseHalf(List<BigDecimal> bestFirst) {
        return bestFirst.subList(bestFirst.size() / 2, bestFirst.size());
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
