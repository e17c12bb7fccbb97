package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Filter 6, over all eligible offers of a market whatever their platform: with 5 or more, drops those farther from the
 * median than {@code max(k x MAD, p % of the median)} (docs/domain.md 2). Both 0 turns it off.
 */
public final class OutlierFilter {
    private static final int FEWEST = 5;

    private final Settings.Outliers settings;

    public OutlierFilter(Settings.Outliers settings) {
        this.settings = settings;
    }

    /** Tells which offers are outliers among {@code pool}. */
    public Predicate<Offer> outliersAmong(Collection<Offer> pool) {
        if (pool.size() < FEWEST || isOff()) {
            return offer -> false;
        }
        List<BigDecimal> prices = pool.stream().map(Offer::price).toList();
        BigDecimal median = Median.of(prices).orElseThrow();
        BigDecimal deviation = Median.of(prices.stream()
                        .map(price -> price.subtract(median).abs())
                        .toList())
                .orElseThrow();
        BigDecimal cut = settings.madMultiple()
                .multiply(deviation)
                .max(settings.percent().multiply(median).divide(Decimals.HUNDRED));
        return offer -> offer.price().subtract(median).abs().compareTo(cut) > 0;
    }

    private boolean isOff() {
        return settings.madMultiple().signum() == 0 && settings.percent().signum() == 0;
    }
}
