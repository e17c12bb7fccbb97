package io.usdtaggregator.benchmark.attacks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Distances from the fair price, in percent of it. */
final class Errors {
    private final List<Double> percents = new ArrayList<>();

    void add(BigDecimal price, BigDecimal fair) {
        percents.add(price.subtract(fair)
                .abs()
                .movePointRight(2)
                .divide(fair, MathContext.DECIMAL64)
                .doubleValue());
    }

    Errors and(Errors more) {
        Errors both = new Errors();
        both.percents.addAll(percents);
        both.percents.addAll(more.percents);
        return both;
    }

    double mean() {
        return percents.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    double worst() {
        return percents.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    int count() {
        return percents.size();
    }

    @Override
    public String toString() {
        if (percents.isEmpty()) {
            return "no rate";
        }
        return String.format(Locale.ROOT, "%.2f (%.2f)", mean(), worst());
    }
}
