package io.usdtaggregator.collector.platform;

import java.math.BigDecimal;
import java.util.Optional;

/** A merchant's completion rate, which platforms write as 0.98, 98 or "98.00%". What makes no sense is unknown. */
public final class MerchantFigures {
    private static final int TWO_PLACES = 2;

    private MerchantFigures() {}

    /** {@code null} when unknown, as {@code Merchant} has it. */
    public static BigDecimal fraction(Optional<BigDecimal> rate) {
        return rate.filter(value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0)
                .orElse(null);
    }

    public static BigDecimal percent(Optional<BigDecimal> rate) {
        return fraction(rate.map(value -> value.movePointLeft(TWO_PLACES)));
    }

    /** {@code "99.31%"}, the sign optional. */
    public static BigDecimal percentText(Optional<String> rate) {
        return percent(rate.map(text -> text.replace("%", "").strip())
                .filter(text -> text.matches("\\d{1,3}(\\.\\d{1,10})?"))
                .map(BigDecimal::new));
    }
}
