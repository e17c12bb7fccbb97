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
 * than p % apart, the median and the MAD are those of the worse prices: half of the merchants is no majority. That is not asked
 * of two platforms, each a half. With fewer than 5 it drops what lies farther from the zone's reference rate than the thin guard allows; 0 turns that off (docs/domain.md 2).
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
            return isOff() ? offer -> false : awayFromTheMedian(market(merchants));
        }
        return zoneReference
                .filter(reference -> thinGuardPercent.signum() > 0)
                .map(reference -> farther(reference, part(thinGuardPercent, reference)))
                .orElse(offer -> false);
    }

    private Predicate<Offer> awayFromTheMedian(List<Offer> market) {
        List<BigDecimal> prices = prices(market);
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

    /** The offers among which the median is: all, or of two halves the worse. */
    private List<Offer> market(List<Offer> bestFirst) {
        if (bestFirst.size() % 2 == 1 || settings.percent().signum() == 0) {
            return bestFirst;
        }
        int half = bestFirst.size() / 2;
        List<Offer> better = bestFirst.subList(0, half);
        List<Offer> worse = bestFirst.subList(half, bestFirst.size());
        return areApart(better.get(half - 1), worse.get(0)) && isOfOnePlatform(better, worse) ? worse : bestFirst;
    }

    private boolean areApart(Offer lastOfTheBetter, Offer firstOfTheWorse) {
        BigDecimal gap =
                firstOfTheWorse.price().subtract(lastOfTheBetter.price()).abs();
        return gap.compareTo(part(settings.percent(), firstOfTheWorse.price())) > 0;
    }

    /** Two platforms may differ; which of them serves is the source policy's to say. */
    private static boolean isOfOnePlatform(List<Offer> better, List<Offer> worse) {
        return better.stream()
                .map(Offer::platform)
                .anyMatch(platform -> worse.stream().map(Offer::platform).anyMatch(platform::equals));
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
